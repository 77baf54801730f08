import { useQuery } from '@tanstack/react-query';
import { todayQuery } from '../../api/today';
import type { Today } from '../../api/types';
import { QueryView } from '../../parts/query-view';
import { StartRun } from '../../parts/start-run';
import { TaskRow } from '../../parts/task-row';
import { todayWords } from '../../ui/dates';
import { EmptyState } from '../../ui/empty-state';
import { IconCheck } from '../../ui/icons';
import { ListGroup } from '../../ui/list-group';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { usePlace } from '../../ui/place';
import { TodayRows } from './today-rows';
import { UpcomingRows } from './upcoming-rows';

// What needs the member now, in one list; each row acts where it stands.
export function TodayPage() {
  const today = useQuery(todayQuery);
  const place = usePlace();
  return (
    <Page
      header={
        <PageHeader title="Today" below={todayWords(place)} actions={<StartRun look="plain" />} />
      }
    >
      <QueryView query={today} what="Today">
        {(data) => <Groups today={data} />}
      </QueryView>
    </Page>
  );
}

function Groups({ today }: { today: Today }) {
  const calm =
    today.held.length + today.decide.length + today.tasks.length + today.late_clients.length === 0;
  return (
    <>
      {calm ? (
        <EmptyState icon={IconCheck} title="Nothing needs you">
          {today.upcoming.length > 0
            ? 'What comes next happens by itself.'
            : 'Start a run, and this page says when it needs you.'}
        </EmptyState>
      ) : null}
      <TodayRows title="Held" about="cannot go on until a person mends it" rows={today.held} />
      <TodayRows title="To approve or release" rows={today.decide} />
      {today.tasks.length > 0 ? (
        <ListGroup title="My tasks due" count={today.tasks.length}>
          {today.tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ListGroup>
      ) : null}
      <TodayRows title="Clients who are late" rows={today.late_clients} />
      <UpcomingRows rows={calm ? today.upcoming.slice(0, 3) : today.upcoming} />
    </>
  );
}
