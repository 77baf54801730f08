import type { Project } from '../api/types';
import { paths } from '../app/paths';
import { AvatarRow } from '../ui/avatar-row';
import { DateText } from '../ui/date-text';
import { RowLink } from '../ui/row-link';
import { StatePill } from '../ui/state-pill';
import { Table, type Column } from '../ui/table';
import { TwoLines } from '../ui/two-lines';

const columns: Column<Project>[] = [
  {
    key: 'name',
    head: 'Project',
    cell: (project) => (
      <TwoLines
        first={
          <RowLink to={paths.project} params={{ project: project.id }}>
            {project.name}
          </RowLink>
        }
        second={[project.contact.name, project.contact.company].filter(Boolean).join(', ')}
      />
    ),
  },
  {
    key: 'tasks',
    head: 'Tasks',
    width: 'narrow',
    phone: 'beside',
    cell: (project) => `${project.done_count} of ${project.task_count} done`,
  },
  {
    key: 'state',
    head: 'State',
    width: 'narrow',
    phone: 'beside',
    cell: (project) =>
      project.state === 'open' ? (
        <StatePill mark="running" label="Open" />
      ) : (
        <StatePill mark="done" label={project.state === 'done' ? 'Done' : 'Archived'} />
      ),
  },
  {
    key: 'start',
    head: 'Start',
    width: 'narrow',
    phone: 'hidden',
    cell: (project) =>
      project.start ? <DateText at={project.start} look="short-day" inRow /> : null,
  },
  {
    key: 'due',
    head: 'Due',
    width: 'narrow',
    phone: 'beside',
    cell: (project) => (project.due ? <DateText at={project.due} look="short-day" inRow /> : null),
  },
  {
    key: 'team',
    head: 'Team',
    width: 'narrow',
    phone: 'hidden',
    cell: (project) => (
      <AvatarRow
        people={project.team.map((one) => ({
          key: one.role,
          name: one.member.name,
          role: one.label,
        }))}
      />
    ),
  },
];

interface Props {
  projects: readonly Project[];
  withoutContact?: boolean;
}

export function ProjectTable({ projects, withoutContact = false }: Props) {
  const [name, ...others] = columns;
  const first: Column<Project>[] = name
    ? [
        withoutContact
          ? {
              ...name,
              cell: (project) => (
                <RowLink to={paths.project} params={{ project: project.id }}>
                  {project.name}
                </RowLink>
              ),
            }
          : name,
      ]
    : [];
  return (
    <Table
      caption="Projects"
      columns={[...first, ...others]}
      rows={projects}
      rowKey={(project) => project.id}
      linked
    />
  );
}
