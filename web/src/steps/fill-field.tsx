import { Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/members';
import type { HeldField } from '../api/types';
import { DateField } from '../ui/date-field';
import { Row } from '../ui/stack';
import type { FillValue } from './fill-values';
import { PersonSelect } from './person-select';

interface Props {
  field: HeldField;
  value: FillValue;
  fault: string | undefined;
  // It takes the focus when its dialog opens.
  first?: boolean;
  onChange: (value: FillValue) => void;
}

const inputs: Record<HeldField['field_kind'], { type: string; mode?: 'decimal' }> = {
  text: { type: 'text' },
  email: { type: 'email' },
  phone: { type: 'tel' },
  date: { type: 'text' },
  number: { type: 'text', mode: 'decimal' },
  money: { type: 'text', mode: 'decimal' },
  yes_no: { type: 'text' },
  member: { type: 'text' },
  person: { type: 'text' },
};

// One field of a held step. Where two values disagree, both stand side by side to choose from.
export function FillField({ field, value, fault, first, onChange }: Props) {
  if (field.field_kind === 'member') {
    return <RoleField field={field} value={value} fault={fault} onChange={onChange} />;
  }
  if (field.field_kind === 'person') {
    return (
      <PersonSelect
        label={field.label}
        value={value || undefined}
        error={fault}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  }
  if (field.value && field.suggestion && field.value !== field.suggestion) {
    return <ConflictField field={field} value={value} fault={fault} onChange={onChange} />;
  }
  if (field.field_kind === 'yes_no') {
    return (
      <Radio.Group label={field.label} value={value} error={fault} onChange={onChange}>
        <Row gap={4}>
          <Radio value="true" label="Yes" />
          <Radio value="false" label="No" />
        </Row>
      </Radio.Group>
    );
  }
  if (field.field_kind === 'date') {
    return <DateField label={field.label} value={value} error={fault} onChange={onChange} />;
  }
  const input = inputs[field.field_kind];
  return (
    <TextInput
      label={field.label}
      type={input.type}
      inputMode={input.mode}
      data-autofocus={first}
      value={value}
      error={fault}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function ConflictField({ field, value, fault, onChange }: Props) {
  const known = field.value ?? '';
  const given = field.suggestion ?? '';
  return (
    <Radio.Group label={field.label} value={value} error={fault} onChange={onChange}>
      <Row gap={4}>
        <Radio value={known} label={`Keep “${known}”`} />
        <Radio value={given} label={`Use “${given}”`} />
      </Row>
    </Radio.Group>
  );
}

function RoleField({ field, value, fault, onChange }: Props) {
  const members = useQuery(membersQuery);
  return (
    <Select
      label={field.label}
      placeholder="Choose a member"
      data={(members.data?.items ?? [])
        .filter((member) => member.active)
        .map((member) => ({ value: member.id, label: member.name }))}
      value={value || null}
      error={fault}
      searchable
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
