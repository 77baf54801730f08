import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { workflowsQuery } from '../../api/workflows';
import { paths } from '../../app/paths';
import { ChipLink, ChipLinks } from '../../ui/chip-links';
import { FilterFields, Filters } from '../../ui/filters';
import { SearchField } from '../../ui/search-field';
import type { RunsSearch } from './search';

const views = [
  { view: undefined, label: 'All open' },
  { view: 'due', label: 'Needs you' },
  { view: 'held', label: 'Held' },
  { view: 'waiting', label: 'Waiting' },
  { view: 'paused', label: 'Paused' },
  { view: 'completed', label: 'Finished' },
  { view: 'cancelled', label: 'Cancelled' },
] as const;

export function RunFilters({ search }: { search: RunsSearch }) {
  const navigate = useNavigate();
  const workflows = useQuery(workflowsQuery);
  const seek = useCallback(
    (text: string) =>
      void navigate({
        to: paths.runs,
        search: { ...search, search: text || undefined },
        replace: true,
      }),
    [navigate, search],
  );
  return (
    <Filters>
      <ChipLinks label="State">
        {views.map(({ view, label }) => (
          <ChipLink
            key={label}
            to={paths.runs}
            search={{ ...search, view }}
            current={search.view === view}
          >
            {label}
          </ChipLink>
        ))}
      </ChipLinks>
      <FilterFields>
        <Select
          aria-label="Workflow"
          placeholder="All workflows"
          data={(workflows.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={search.workflow ?? null}
          onChange={(workflow) =>
            void navigate({
              to: paths.runs,
              search: { ...search, workflow: workflow ?? undefined },
            })
          }
          clearable
        />
        <SearchField label="Search runs" value={search.search ?? ''} onSearch={seek} />
      </FilterFields>
    </Filters>
  );
}
