import { paths } from '../app/paths';
import type { RunSummary } from '../api/types';
import { AvatarRow } from '../ui/avatar-row';
import { DateText } from '../ui/date-text';
import { Ladder } from '../ui/ladder';
import { RowLink } from '../ui/row-link';
import { Sentence } from '../ui/sentence';
import { StatePill } from '../ui/state-pill';
import { Table, type Column } from '../ui/table';
import { Words } from '../ui/text';
import { TwoLines } from '../ui/two-lines';
import { RunLadder } from './run-ladder';

interface Props {
  runs: readonly RunSummary[];
  caption: string;
  // On a contact's own page the contact goes without saying.
  without?: 'contact';
}

const columns: Column<RunSummary>[] = [
  {
    key: 'contact',
    head: 'Contact',
    width: 'middle',
    cell: (run) => (
      <TwoLines
        first={
          <RowLink to={paths.run} params={{ run: run.id }}>
            {run.contact.name}
          </RowLink>
        }
        second={run.contact.company}
      />
    ),
  },
  { key: 'workflow', head: 'Workflow', cell: (run) => run.workflow.name },
  { key: 'ladder', head: 'Progress', width: 'narrow', cell: (run) => <RunLadder run={run} /> },
  {
    key: 'waiting',
    head: 'Waiting on',
    width: 'wide',
    cell: (run) => (
      <TwoLines
        first={<StatePill mark={run.mark} label={run.mark_label} />}
        second={<Sentence text={run.waiting_on} />}
      />
    ),
  },
  {
    key: 'since',
    head: 'Since',
    width: 'narrow',
    phone: 'hidden',
    cell: (run) => (run.since ? <DateText at={run.since} look="duration" inRow /> : null),
  },
  {
    key: 'next',
    head: 'Next',
    width: 'middle',
    phone: 'hidden',
    room: 'wide',
    cell: (run) =>
      run.next ? (
        <Words look="small">
          <Sentence text={run.next.text} />
        </Words>
      ) : null,
  },
  {
    key: 'manager',
    head: 'Manager',
    width: 'narrow',
    phone: 'hidden',
    room: 'wide',
    cell: (run) =>
      run.account_manager ? (
        <AvatarRow
          people={[
            {
              key: run.account_manager.id,
              name: run.account_manager.name,
              role: 'Account manager',
            },
          ]}
        />
      ) : null,
  },
];

const workflowColumn: Column<RunSummary> = {
  key: 'contact',
  head: 'Workflow',
  cell: (run) => (
    <TwoLines
      first={
        <RowLink to={paths.run} params={{ run: run.id }}>
          {run.workflow.name}
        </RowLink>
      }
      second={
        <>
          started <DateText at={run.started_at} look="short-day" inRow />
        </>
      }
    />
  ),
};

const ladderOnly: Column<RunSummary> = {
  key: 'ladder',
  head: 'Progress',
  width: 'narrow',
  cell: (run) => <Ladder steps={run.ladder} />,
};

const slim = [workflowColumn, ladderOnly, ...columns.slice(3, 5)];

// Runs, one a row: how far each is, what it waits for and since when.
export function RunTable({ runs, caption, without }: Props) {
  return (
    <Table
      caption={caption}
      columns={without === 'contact' ? slim : columns}
      rows={runs}
      rowKey={(run) => run.id}
      linked
    />
  );
}
