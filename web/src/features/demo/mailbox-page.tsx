import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { mailboxQuery, mailQuery } from '../../api/demo';
import { problemWords } from '../../api/problem';
import { paths } from '../../app/paths';
import { MessageBody } from '../../parts/message-body';
import { QueryView } from '../../parts/query-view';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { IconMailbox } from '../../ui/icons';
import { LoadMore } from '../../ui/load-more';
import { MailItem, MailList, MailSplit } from '../../ui/mail-split';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import type { MailboxSearch } from './search';

// The demo firm's mailbox: it takes every mail, so that nothing leaves this computer.
export function MailboxPage({ search }: { search: MailboxSearch }) {
  const mails = useInfiniteQuery(mailboxQuery);
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  const list = (
    <>
      <MailList>
        {items.map((mail) => (
          <MailItem
            key={mail.id}
            to={paths.mailbox}
            search={{ mail: mail.id }}
            current={search.mail === mail.id}
            subject={mail.subject}
            person={mail.to}
            when={<DateText at={mail.at} look="short" inRow />}
            preview={mail.preview}
          />
        ))}
      </MailList>
      <LoadMore
        more={mails.hasNextPage}
        busy={mails.isFetchingNextPage}
        onMore={() => void mails.fetchNextPage()}
      />
    </>
  );
  return (
    <Page
      header={
        <PageHeader
          title="Mailbox"
          below="In the demo every mail ends here. Its links open the client’s pages in a new tab."
        />
      }
    >
      {mails.isPending ? <Skeleton lines={8} /> : null}
      {mails.isError && !mails.data ? (
        <ProblemState
          title="The mailbox cannot be shown"
          detail={problemWords(mails.error)}
          onRetry={() => void mails.refetch()}
        />
      ) : null}
      {mails.data && items.length === 0 ? (
        <EmptyState icon={IconMailbox} title="No mail yet">
          Start a run, or wind the clock forward.
        </EmptyState>
      ) : null}
      {items.length > 0 ? (
        <MailSplit list={list} opened={search.mail !== undefined}>
          {search.mail ? <OpenMail mail={search.mail} /> : null}
        </MailSplit>
      ) : null}
    </Page>
  );
}

function OpenMail({ mail }: { mail: string }) {
  const query = useQuery(mailQuery(mail));
  return (
    <QueryView query={query} what="The mail">
      {(found) => (
        <>
          <p className="sw-phone-only">
            <Link to={paths.mailbox}>Back to the mailbox</Link>
          </p>
          <h2 className="sw-mail-subject">{found.subject}</h2>
          <MessageBody message={found} />
        </>
      )}
    </QueryView>
  );
}
