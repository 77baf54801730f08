import type { Contact } from '../api/types';

// A contact as pickers list it.
export function contactWords(contact: Contact): string {
  return contact.company ? `${contact.name}, ${contact.company}` : contact.name;
}
