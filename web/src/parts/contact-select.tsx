import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactChoicesQuery, contactQuery } from '../api/contacts';
import { contactWords } from '../steps/contact-words';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (contact: string | undefined) => void;
  error?: string | undefined;
  required?: boolean;
  // It takes the focus when its dialog opens.
  first?: boolean;
}

// Chooses a contact. The server searches: a firm may have thousands.
export function ContactSelect({ label, value, onChange, error, required = false, first }: Props) {
  const [search, setSearch] = useState('');
  const chosen = useQuery({ ...contactQuery(value ?? ''), enabled: value !== undefined });
  const chosenName = chosen.data?.value.name;
  const choices = useQuery(contactChoicesQuery(search === chosenName ? '' : search));

  const items = new Map((choices.data?.items ?? []).map((one) => [one.id, contactWords(one)]));
  if (value && chosen.data) items.set(value, contactWords(chosen.data.value));

  return (
    <Select
      label={label}
      placeholder="Search by name, company or e-mail"
      data={[...items].map(([id, words]) => ({ value: id, label: words }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      onSearchChange={setSearch}
      filter={({ options }) => options}
      error={error}
      withAsterisk={required}
      data-autofocus={first}
      openOnFocus={false}
      clearable={!required}
      nothingFoundMessage="No such contact"
    />
  );
}
