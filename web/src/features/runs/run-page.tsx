import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { runQuery } from '../../api/runs';
import type { Run } from '../../api/types';
import { paths } from '../../app/paths';
import { QueryView } from '../../parts/query-view';
import { DateText } from '../../ui/date-text';
import { Dotted } from '../../ui/dotted';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { plainSentence } from '../../ui/sentence-parts';
import { StatePill } from '../../ui/state-pill';
import { TabLink, TabLinks } from '../../ui/tab-links';
import { RunAside } from './run-aside';
import { RunHeaderActions } from './run-header-actions';
import { RunHistory } from './run-history';
import { RunMessages } from './run-messages';
import { RunTimeline } from './run-timeline';
import { RunWhy } from './run-why';
import type { RunSearch } from './search';

interface Props {
  run: string;
  search: RunSearch;
}

// One run: why it waits, what was done, what is to come, and the buttons that move it.
export function RunPage({ run, search }: Props) {
  const query = useQuery(runQuery(run));
  return (
    <QueryView query={query} what="The run" skeleton={<Page>{null}</Page>}>
      {(found) => <RunView run={found} search={search} />}
    </QueryView>
  );
}

function RunView({ run, search }: { run: Run; search: RunSearch }) {
  return (
    <Page header={<RunHeader run={run} />} aside={<RunAside run={run} />}>
      <p className="sw-hidden" role="status">
        {run.why.map((why) => plainSentence(why.headline)).join('. ')}
      </p>
      <RunWhy run={run} />
      <TabLinks label="Parts of this run">
        <TabLink to={paths.run} params={{ run: run.id }} search={{}} current={!search.tab}>
          Steps
        </TabLink>
        <TabLink
          to={paths.run}
          params={{ run: run.id }}
          search={{ tab: 'history' }}
          current={search.tab === 'history'}
        >
          History
        </TabLink>
        <TabLink
          to={paths.run}
          params={{ run: run.id }}
          search={{ tab: 'messages' }}
          current={search.tab === 'messages'}
        >
          Messages
        </TabLink>
      </TabLinks>
      {search.tab === 'history' ? <RunHistory run={run.id} /> : null}
      {search.tab === 'messages' ? <RunMessages run={run.id} message={search.message} /> : null}
      {search.tab ? null : <RunTimeline run={run} />}
    </Page>
  );
}

function RunHeader({ run }: { run: Run }) {
  const over = run.state === 'completed' || run.state === 'cancelled';
  return (
    <PageHeader
      title={run.title}
      trail={[
        <Link key="runs" to={paths.runs}>
          Runs
        </Link>,
        <Link key="contact" to={paths.contact} params={{ contact: run.contact.id }}>
          {run.contact.name}
        </Link>,
      ]}
      below={
        <Dotted>
          <>
            <b>{run.contact.name}</b>
            {run.contact.company ? `, ${run.contact.company}` : null}
          </>
          <>
            started <DateText at={run.started_at} look="day" /> by {run.started_by}
          </>
          <>version {run.workflow.version}</>
        </Dotted>
      }
      beside={over || run.state === 'paused' ? <StatePill mark={run.mark} /> : null}
      actions={<RunHeaderActions run={run} />}
    />
  );
}
