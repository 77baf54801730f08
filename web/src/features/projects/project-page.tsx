import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemWords } from '../../api/problem';
import type { Project, Task } from '../../api/types';
import { paths } from '../../app/paths';
import { QueryView } from '../../parts/query-view';
import { TaskPanel } from '../../parts/task-panel';
import { TaskRow } from '../../parts/task-row';
import { Button } from '../../ui/button';
import { Dotted } from '../../ui/dotted';
import { EmptyState } from '../../ui/empty-state';
import { IconCheck, IconListCheck, IconPlus, IconRefresh } from '../../ui/icons';
import { ListGroup } from '../../ui/list-group';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { StatePill } from '../../ui/state-pill';
import { toast, toastProblem } from '../../ui/toast';
import { ProjectAside } from './project-aside';
import { projectQuery, useChangeProject } from './queries';

// One project: its tasks, dates and team.
export function ProjectPage({ project }: { project: string }) {
  const query = useQuery(projectQuery(project));
  return (
    <QueryView
      query={query}
      what="The project"
      skeleton={
        <Page>
          <Skeleton />
        </Page>
      }
    >
      {(found) => <ProjectView project={found} tasks={found.tasks} />}
    </QueryView>
  );
}

function ProjectView({ project, tasks }: { project: Project; tasks: readonly Task[] }) {
  const [adding, setAdding] = useState(false);
  const [opened, setOpen] = useState<string>();
  const change = useChangeProject(project.id);
  const open = tasks.filter((task) => task.state === 'open');
  const over = tasks.filter((task) => task.state !== 'open');

  const setState = (state: Project['state']) =>
    change.mutate(
      { state },
      {
        onSuccess: () => toast(state === 'done' ? 'Project done' : 'Project open again'),
        onError: (thrown) => toastProblem('The project stays as it was', problemWords(thrown)),
      },
    );

  return (
    <Page
      header={
        <PageHeader
          title={project.name}
          trail={[
            <Link key="projects" to={paths.projects}>
              Projects
            </Link>,
            <Link key="contact" to={paths.contact} params={{ contact: project.contact.id }}>
              {project.contact.name}
            </Link>,
          ]}
          beside={project.state === 'open' ? null : <StatePill mark="done" />}
          below={
            <Dotted>
              <b>{project.contact.company ?? project.contact.name}</b>
              <>
                {project.done_count} of {project.task_count} tasks done
              </>
            </Dotted>
          }
          actions={
            <>
              {project.state === 'open' ? (
                <Button icon={IconCheck} busy={change.isPending} onClick={() => setState('done')}>
                  Mark done
                </Button>
              ) : (
                <Button icon={IconRefresh} busy={change.isPending} onClick={() => setState('open')}>
                  Open again
                </Button>
              )}
              <Button
                look="primary"
                icon={IconPlus}
                data-shortcut="n"
                onClick={() => setAdding(true)}
              >
                New task
              </Button>
            </>
          }
        />
      }
      aside={<ProjectAside project={project} />}
    >
      {tasks.length === 0 ? (
        <EmptyState icon={IconListCheck} title="No tasks yet">
          Write down the first thing to do.
        </EmptyState>
      ) : null}
      {open.length > 0 ? (
        <ListGroup title="To do" count={open.length}>
          {open.map((task) => (
            <TaskRow key={task.id} task={task} withoutProject onOpen={setOpen} />
          ))}
        </ListGroup>
      ) : null}
      {over.length > 0 ? (
        <ListGroup title="Done" count={over.length}>
          {over.map((task) => (
            <TaskRow key={task.id} task={task} withoutProject onOpen={setOpen} />
          ))}
        </ListGroup>
      ) : null}
      <TaskPanel
        task={opened}
        adding={adding}
        project={project.id}
        onClose={() => {
          setAdding(false);
          setOpen(undefined);
        }}
      />
    </Page>
  );
}
