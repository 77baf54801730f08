import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../api/problem';
import { paths } from '../../app/paths';
import { ProjectTable } from '../../parts/project-table';
import { Button } from '../../ui/button';
import { ChipLink, ChipLinks } from '../../ui/chip-links';
import { EmptyState } from '../../ui/empty-state';
import { Filters } from '../../ui/filters';
import { IconLayoutKanban, IconPlus } from '../../ui/icons';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { NewProjectDialog } from './new-project-dialog';
import { projectsQuery } from './queries';
import type { ProjectsSearch } from './search';

// The work that people plan.
export function ProjectsPage({ search }: { search: ProjectsSearch }) {
  const projects = useInfiniteQuery(projectsQuery(search.state ?? 'open'));
  const [adding, setAdding] = useState(false);
  const items = projects.data?.pages.flatMap((page) => page.items) ?? [];
  const button = (
    <Button look="primary" icon={IconPlus} data-shortcut="n" onClick={() => setAdding(true)}>
      New project
    </Button>
  );
  return (
    <Page header={<PageHeader title="Projects" actions={button} />}>
      <Filters>
        <ChipLinks label="State">
          <ChipLink to={paths.projects} search={{}} current={!search.state}>
            Open
          </ChipLink>
          <ChipLink
            to={paths.projects}
            search={{ state: 'done' }}
            current={search.state === 'done'}
          >
            Done
          </ChipLink>
        </ChipLinks>
      </Filters>
      {projects.isPending ? <Skeleton lines={6} /> : null}
      {projects.isError && !projects.data ? (
        <ProblemState
          title="The projects cannot be shown"
          detail={problemWords(projects.error)}
          onRetry={() => void projects.refetch()}
        />
      ) : null}
      {projects.data && items.length === 0 ? (
        <EmptyState
          icon={IconLayoutKanban}
          title={search.state ? 'No project is done yet' : 'No project is open'}
        >
          A workflow opens projects by itself; others are started here from a template.
        </EmptyState>
      ) : null}
      {items.length > 0 ? <ProjectTable projects={items} /> : null}
      <LoadMore
        more={projects.hasNextPage}
        busy={projects.isFetchingNextPage}
        onMore={() => void projects.fetchNextPage()}
      />
      {adding ? <NewProjectDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
