import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMaySettle } from '../../api/session';
import type { Workflow } from '../../api/types';
import { workflowQuery } from '../../api/workflows';
import { paths } from '../../app/paths';
import { QueryView } from '../../parts/query-view';
import { StartRun } from '../../parts/start-run';
import { Button } from '../../ui/button';
import { Dotted } from '../../ui/dotted';
import { IconUpload } from '../../ui/icons';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { StatePill } from '../../ui/state-pill';
import { TabLink, TabLinks } from '../../ui/tab-links';
import { DraftNote } from './draft-note';
import { OutlineView } from './outline-view';
import { PictureView } from './picture-view';
import { PublishDialog } from './publish-dialog';
import type { WorkflowSearch } from './search';
import { TextView } from './text-view';
import { useDraft } from './use-draft';
import { VersionsView } from './versions-view';
import { WorkflowAside } from './workflow-aside';

interface Props {
  workflow: string;
  search: WorkflowSearch;
}

// One workflow, as an outline, as a picture, as text, and as what it was before.
export function WorkflowPage({ workflow, search }: Props) {
  const query = useQuery(workflowQuery(workflow));
  return (
    <QueryView
      query={query}
      what="The workflow"
      skeleton={
        <Page>
          <Skeleton />
        </Page>
      }
    >
      {(found) => <WorkflowView key={found.id} workflow={found} search={search} />}
    </QueryView>
  );
}

const views = [
  { view: undefined, label: 'Outline' },
  { view: 'picture', label: 'Picture' },
  { view: 'text', label: 'Text' },
  { view: 'versions', label: 'Versions' },
] as const;

function WorkflowView({ workflow, search }: { workflow: Workflow; search: WorkflowSearch }) {
  const cache = useQueryClient();
  const draft = useDraft(workflow, () =>
    cache.fetchQuery({ ...workflowQuery(workflow.id), staleTime: 0 }),
  );
  const [publishing, setPublishing] = useState(false);
  const maySettle = useMaySettle();
  const published = workflow.versions[0];
  const outline = draft.outline ?? workflow.outline;
  const errors = draft.findings.filter((finding) => finding.severity === 'error');

  return (
    <Page
      header={
        <PageHeader
          title={outline?.name ?? workflow.name}
          trail={[
            <Link key="workflows" to={paths.workflows}>
              Workflows
            </Link>,
          ]}
          beside={
            workflow.draft.changed ? (
              <StatePill mark="due" label={`Draft of version ${(published?.version ?? 0) + 1}`} />
            ) : null
          }
          below={
            <Dotted>
              {published ? `version ${published.version}` : 'never published'}
              {published
                ? `${published.live_runs} live ${published.live_runs === 1 ? 'run' : 'runs'} on it`
                : null}
              {workflow.draft.changed || draft.state !== 'saved' ? (
                <DraftNote draft={draft} />
              ) : null}
            </Dotted>
          }
          actions={
            <>
              {published ? (
                <StartRun
                  look={workflow.draft.changed ? 'plain' : 'primary'}
                  workflow={workflow.id}
                />
              ) : null}
              {workflow.draft.changed && maySettle ? (
                <Button
                  look="primary"
                  icon={IconUpload}
                  disabled={draft.state !== 'saved'}
                  onClick={() => setPublishing(true)}
                >
                  Publish…
                </Button>
              ) : null}
            </>
          }
        />
      }
      asideStays
      aside={
        search.view === 'text' || search.view === 'versions' ? undefined : (
          <WorkflowAside workflow={workflow} outline={outline} step={search.step} />
        )
      }
    >
      <TabLinks label="Views of this workflow">
        {views.map(({ view, label }) => (
          <TabLink
            key={label}
            to={paths.workflow}
            params={{ workflow: workflow.id }}
            search={{ view, step: search.step }}
            current={search.view === view}
            count={view === 'text' && errors.length > 0 ? errors.length : undefined}
          >
            {label}
          </TabLink>
        ))}
      </TabLinks>
      {search.view === undefined ? (
        <OutlineView workflow={workflow.id} outline={outline} step={search.step} />
      ) : null}
      {search.view === 'picture' ? (
        <PictureView workflow={workflow.id} outline={outline} step={search.step} />
      ) : null}
      {search.view === 'text' ? <TextView draft={draft} /> : null}
      {search.view === 'versions' ? <VersionsView workflow={workflow} /> : null}
      {publishing ? (
        <PublishDialog workflow={workflow} draft={draft} onClose={() => setPublishing(false)} />
      ) : null}
    </Page>
  );
}
