import type { Contact } from '../../api/types';
import { paths } from '../../app/paths';
import { Avatar } from '../../ui/avatar';
import { DateText } from '../../ui/date-text';
import { RowLink } from '../../ui/row-link';
import { Table, type Column } from '../../ui/table';
import { Tags } from '../../ui/tag';
import { TwoLines } from '../../ui/two-lines';

const columns: Column<Contact>[] = [
  {
    key: 'name',
    head: 'Name',
    cell: (contact) => (
      <TwoLines
        before={<Avatar name={contact.name} of="client" />}
        first={
          <RowLink to={paths.contact} params={{ contact: contact.id }}>
            {contact.name}
          </RowLink>
        }
        second={
          contact.kind === 'company'
            ? 'Company'
            : [contact.position, contact.company].filter(Boolean).join(', ')
        }
      />
    ),
  },
  { key: 'email', head: 'E-mail', cell: (contact) => contact.email },
  {
    key: 'phone',
    head: 'Phone',
    width: 'narrow',
    phone: 'hidden',
    room: 'wide',
    cell: (one) => one.phone,
  },
  {
    key: 'tags',
    head: 'Tags',
    phone: 'beside',
    cell: (contact) => (contact.tags.length > 0 ? <Tags names={contact.tags} /> : null),
  },
  {
    key: 'runs',
    head: 'Open runs',
    width: 'narrow',
    align: 'end',
    phone: 'hidden',
    cell: (contact) => contact.open_runs || '–',
  },
  {
    key: 'since',
    head: 'Since',
    width: 'narrow',
    align: 'end',
    phone: 'hidden',
    room: 'wide',
    cell: (contact) => <DateText at={contact.created_at} look="short-day" inRow />,
  },
];

export function ContactTable({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <Table
      caption="Contacts"
      columns={columns}
      rows={contacts}
      rowKey={(contact) => contact.id}
      linked
    />
  );
}
