import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactChoicesQuery, contactQuery } from '../api/contacts';
import { membersQuery } from '../api/members';
import { contactWords } from './contact-words';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (person: string | undefined) => void;
  error?: string | undefined;
  required?: boolean;
}

// Chooses who fills a role that contacts may fill too: the members first, then the contacts, among
// whom the server searches.
export function PersonSelect({ label, value, onChange, error, required = false }: Props) {
  const [search, setSearch] = useState('');
  const members = useQuery(membersQuery);
  const isContact = value?.startsWith('con_') ?? false;
  const chosen = useQuery({ ...contactQuery(value ?? ''), enabled: isContact });

  const team = (members.data?.items ?? [])
    .filter((member) => member.active || member.id === value)
    .map((member) => ({ value: member.id, label: member.name }));
  const chosenContact = isContact ? chosen.data?.value : undefined;
  const chosenWords = chosenContact
    ? contactWords(chosenContact)
    : team.find((member) => member.value === value)?.label;
  const wanted = search === chosenWords ? '' : search.trim();

  const choices = useQuery(contactChoicesQuery(wanted));
  const contacts = new Map((choices.data?.items ?? []).map((one) => [one.id, contactWords(one)]));
  if (chosenContact) contacts.set(chosenContact.id, contactWords(chosenContact));
  const found = team.filter(
    (member) => member.value === value || member.label.toLowerCase().includes(wanted.toLowerCase()),
  );

  return (
    <Select
      label={label}
      placeholder="A member or a contact"
      data={[
        { group: 'Members', items: found },
        {
          group: 'Contacts',
          items: [...contacts].map(([id, words]) => ({ value: id, label: words })),
        },
      ]}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      onSearchChange={setSearch}
      filter={({ options }) => options}
      error={error}
      withAsterisk={required}
      clearable={!required}
      nothingFoundMessage="Nobody is called so"
    />
  );
}
