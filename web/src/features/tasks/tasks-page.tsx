import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { problemWords } from '../../api/problem';
import { tasksQuery } from '../../api/tasks';
import { paths } from '../../app/paths';
import { TaskPanel } from '../../parts/task-panel';
import { TaskRow } from '../../parts/task-row';
import { Button } from '../../ui/button';
import { ChipLink, ChipLinks } from '../../ui/chip-links';
import { EmptyState } from '../../ui/empty-state';
import { Filters } from '../../ui/filters';
import { IconListCheck, IconPlus } from '../../ui/icons';
import { ListGroup } from '../../ui/list-group';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { usePlace } from '../../ui/place';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import type { TasksSearch } from './search';
import { taskGroups } from './task-groups';

// What people have to do, nearest first.
export function TasksPage({ search }: { search: TasksSearch }) {
  const tasks = useInfiniteQuery(
    tasksQuery({
      ...(search.whose ? {} : { assignee: 'me' }),
      state: search.state ?? 'open',
    }),
  );
  const place = usePlace();
  const navigate = useNavigate();
  const items = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  const go = (next: Partial<TasksSearch>) =>
    void navigate({ to: paths.tasks, search: { ...search, ...next } });

  return (
    <Page
      header={
        <PageHeader
          title="Tasks"
          actions={
            <Button
              look="primary"
              icon={IconPlus}
              data-shortcut="n"
              onClick={() => go({ add: true, task: undefined })}
            >
              New task
            </Button>
          }
        />
      }
    >
      <Filters>
        <ChipLinks label="Whose tasks">
          <ChipLink
            to={paths.tasks}
            search={{ ...search, whose: undefined }}
            current={!search.whose}
          >
            Mine
          </ChipLink>
          <ChipLink
            to={paths.tasks}
            search={{ ...search, whose: 'everyone' }}
            current={search.whose === 'everyone'}
          >
            Everyone’s
          </ChipLink>
        </ChipLinks>
        <ChipLinks label="State">
          <ChipLink
            to={paths.tasks}
            search={{ ...search, state: undefined }}
            current={!search.state}
          >
            Open
          </ChipLink>
          <ChipLink
            to={paths.tasks}
            search={{ ...search, state: 'done' }}
            current={search.state === 'done'}
          >
            Done
          </ChipLink>
        </ChipLinks>
      </Filters>
      {tasks.isPending ? <Skeleton lines={8} /> : null}
      {tasks.isError && !tasks.data ? (
        <ProblemState
          title="The tasks cannot be shown"
          detail={problemWords(tasks.error)}
          onRetry={() => void tasks.refetch()}
        />
      ) : null}
      {tasks.data && items.length === 0 ? (
        <EmptyState
          icon={IconListCheck}
          title={search.state === 'done' ? 'Nothing done yet' : 'Nothing to do'}
        >
          Tasks come from runs and projects, or are written here.
        </EmptyState>
      ) : null}
      {taskGroups(items, search.state ?? 'open', place).map((group) => (
        <ListGroup key={group.title} title={group.title} count={group.tasks.length}>
          {group.tasks.map((task) => (
            <TaskRow key={task.id} task={task} onOpen={(id) => go({ task: id, add: undefined })} />
          ))}
        </ListGroup>
      ))}
      <LoadMore
        more={tasks.hasNextPage}
        busy={tasks.isFetchingNextPage}
        onMore={() => void tasks.fetchNextPage()}
      />
      <TaskPanel
        task={search.task}
        adding={search.add ?? false}
        onClose={() => go({ add: undefined, task: undefined })}
      />
    </Page>
  );
}
