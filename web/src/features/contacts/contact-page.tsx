import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { contactQuery } from '../../api/contacts';
import type { ContactOverview } from '../../api/types';
import { paths } from '../../app/paths';
import { MessagePanel } from '../../parts/message-panel';
import { QueryView } from '../../parts/query-view';
import { StartRun } from '../../parts/start-run';
import { Button } from '../../ui/button';
import { Dotted } from '../../ui/dotted';
import { IconPencil } from '../../ui/icons';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { SidePanel } from '../../ui/side-panel';
import { Skeleton } from '../../ui/skeleton';
import { ContactAside } from './contact-aside';
import { ContactForm } from './contact-form';
import { ContactParts } from './contact-parts';
import { overviewQuery } from './queries';
import type { ContactPageSearch } from './search';

interface Props {
  contact: string;
  search: ContactPageSearch;
}

// One contact: what runs for them, what was sent, and what the firm knows.
export function ContactPage({ contact, search }: Props) {
  const query = useQuery(overviewQuery(contact));
  return (
    <QueryView
      query={query}
      what="The contact"
      skeleton={
        <Page>
          <Skeleton />
        </Page>
      }
    >
      {(overview) => <ContactView overview={overview} search={search} />}
    </QueryView>
  );
}

function ContactView({
  overview,
  search,
}: {
  overview: ContactOverview;
  search: ContactPageSearch;
}) {
  const { contact } = overview;
  const navigate = useNavigate();
  const open = (next: ContactPageSearch) =>
    void navigate({ to: paths.contact, params: { contact: contact.id }, search: next });
  const about =
    contact.kind === 'company'
      ? ['Company']
      : [contact.position, contact.company].filter((part) => part !== undefined && part !== '');

  return (
    <Page
      header={
        <PageHeader
          title={contact.name}
          trail={[
            <Link key="contacts" to={paths.contacts}>
              Contacts
            </Link>,
          ]}
          below={<Dotted>{about}</Dotted>}
          actions={
            <>
              <Button icon={IconPencil} onClick={() => open({ edit: true, message: undefined })}>
                Edit
              </Button>
              <StartRun contact={contact.id} />
            </>
          }
        />
      }
      aside={<ContactAside overview={overview} />}
    >
      <ContactParts
        overview={overview}
        onMessage={(message) => open({ edit: undefined, message })}
      />
      <SidePanel
        title={`Edit ${contact.name}`}
        opened={search.edit ?? false}
        onClose={() => open({ edit: undefined, message: undefined })}
      >
        <EditContact
          contact={contact.id}
          onSaved={() => open({ edit: undefined, message: undefined })}
        />
      </SidePanel>
      <MessagePanel
        message={search.message}
        onClose={() => open({ edit: undefined, message: undefined })}
      />
    </Page>
  );
}

function EditContact({ contact, onSaved }: { contact: string; onSaved: () => void }) {
  const query = useQuery({ ...contactQuery(contact), staleTime: 0 });
  const cache = useQueryClient();
  return (
    <QueryView query={query} what="The contact">
      {(before) => (
        <ContactForm
          before={before}
          reread={() => cache.fetchQuery({ ...contactQuery(contact), staleTime: 0 })}
          onSaved={onSaved}
        />
      )}
    </QueryView>
  );
}
