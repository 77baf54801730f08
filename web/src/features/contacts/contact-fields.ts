// A contact as a form holds it: every field is text, empty when there is nothing.
import type { ContactValues } from '../../api/contacts';
import type { Contact } from '../../api/types';

export interface ContactFields extends Record<string, unknown> {
  kind: 'person' | 'company';
  name: string;
  first_name: string;
  last_name: string;
  company: string;
  position: string;
  email: string;
  phone: string;
  address: string;
  tags: string[];
  notes: string;
}

export function valuesOf(contact: Contact | undefined): ContactFields {
  return {
    kind: contact?.kind ?? 'person',
    name: contact?.name ?? '',
    first_name: contact?.first_name ?? '',
    last_name: contact?.last_name ?? '',
    company: contact?.company ?? '',
    position: contact?.position ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    address: contact?.address ?? '',
    tags: contact?.tags ?? [],
    notes: contact?.notes ?? '',
  };
}

// What is sent: a person's name comes from its parts, a company has no parts.
export function changesOf(values: ContactFields): ContactValues {
  const { kind, name, first_name, last_name, company, position, ...shared } = values;
  const rest = {
    email: shared.email.trim(),
    phone: shared.phone.trim(),
    address: shared.address.trim(),
    tags: shared.tags,
    notes: shared.notes,
  };
  if (kind === 'company') return { kind, name: name.trim(), ...rest };
  return {
    kind,
    first_name: first_name.trim(),
    last_name: last_name.trim(),
    company: company.trim(),
    position: position.trim(),
    ...rest,
  };
}
