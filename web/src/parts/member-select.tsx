import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/members';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (member: string | undefined) => void;
  error?: string | undefined;
  description?: string;
  required?: boolean;
}

// Chooses a member of the firm.
export function MemberSelect({ label, value, onChange, error, description, required }: Props) {
  const members = useQuery(membersQuery);
  return (
    <Select
      label={label}
      description={description}
      placeholder="Nobody yet"
      data={(members.data?.items ?? [])
        .filter((member) => member.active || member.id === value)
        .map((member) => ({ value: member.id, label: member.name }))}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      error={error}
      searchable
      clearable={!required}
      withAsterisk={required}
    />
  );
}
