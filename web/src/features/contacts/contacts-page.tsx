import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { contactsQuery } from '../../api/contacts';
import { problemWords } from '../../api/problem';
import { paths } from '../../app/paths';
import { Button } from '../../ui/button';
import { ChipLink, ChipLinks } from '../../ui/chip-links';
import { EmptyState } from '../../ui/empty-state';
import { Filters } from '../../ui/filters';
import { IconUserPlus, IconUsers } from '../../ui/icons';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { SearchField } from '../../ui/search-field';
import { SidePanel } from '../../ui/side-panel';
import { Skeleton } from '../../ui/skeleton';
import { ContactForm } from './contact-form';
import { ContactTable } from './contact-table';
import type { ContactsSearch } from './search';

const kinds = [
  { kind: undefined, label: 'All' },
  { kind: 'person', label: 'People' },
  { kind: 'company', label: 'Companies' },
] as const;

// The people and companies that the firm serves.
export function ContactsPage({ search }: { search: ContactsSearch }) {
  const { kind, tag, search: text } = search;
  const contacts = useInfiniteQuery(contactsQuery({ kind, tag, search: text }));
  const navigate = useNavigate();
  const items = contacts.data?.pages.flatMap((page) => page.items) ?? [];
  const total = contacts.data?.pages[0]?.total;
  const seek = useCallback(
    (next: string) =>
      void navigate({
        to: paths.contacts,
        search: { ...search, search: next || undefined },
        replace: true,
      }),
    [navigate, search],
  );
  const add = (on: boolean) =>
    void navigate({ to: paths.contacts, search: { ...search, add: on || undefined } });
  const button = (
    <Button look="primary" icon={IconUserPlus} data-shortcut="n" onClick={() => add(true)}>
      New contact
    </Button>
  );

  return (
    <Page header={<PageHeader title="Contacts" actions={button} />}>
      <Filters>
        <ChipLinks label="Kind">
          {kinds.map((one) => (
            <ChipLink
              key={one.label}
              to={paths.contacts}
              search={{ ...search, kind: one.kind }}
              current={kind === one.kind}
            >
              {one.label}
            </ChipLink>
          ))}
          {tag ? (
            <ChipLink to={paths.contacts} search={{ ...search, tag: undefined }} current>
              {tag} ×
            </ChipLink>
          ) : null}
        </ChipLinks>
        <SearchField label="Search contacts" value={text ?? ''} onSearch={seek} />
      </Filters>
      {contacts.isPending ? <Skeleton lines={8} /> : null}
      {contacts.isError && !contacts.data ? (
        <ProblemState
          title="The contacts cannot be shown"
          detail={problemWords(contacts.error)}
          onRetry={() => void contacts.refetch()}
        />
      ) : null}
      {contacts.data && items.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          title={kind || tag || text ? 'No contact is like that' : 'No contacts yet'}
        >
          {kind || tag || text
            ? 'Look for less, or for another spelling.'
            : 'Add the first by hand.'}
        </EmptyState>
      ) : null}
      {items.length > 0 ? <ContactTable contacts={items} /> : null}
      <LoadMore
        more={contacts.hasNextPage}
        busy={contacts.isFetchingNextPage}
        onMore={() => void contacts.fetchNextPage()}
        {...(total === undefined || total <= items.length
          ? {}
          : { count: `${items.length} of ${total}` })}
      />
      <SidePanel title="New contact" opened={search.add ?? false} onClose={() => add(false)}>
        <ContactForm
          onSaved={(contact) =>
            void navigate({ to: paths.contact, params: { contact: contact.id } })
          }
        />
      </SidePanel>
    </Page>
  );
}
