import { Link } from '@tanstack/react-router';
import type { ContactRef } from '../api/types';
import { paths } from '../app/paths';

// A contact's name, leading to their page.
export function ContactName({ contact }: { contact: ContactRef }) {
  return (
    <Link to={paths.contact} params={{ contact: contact.id }}>
      {contact.name}
    </Link>
  );
}
