import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workflowsQuery } from '../../api/workflows';
import { QueryView } from '../../parts/query-view';
import { Button } from '../../ui/button';
import { CardGrid } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { IconPlus, IconRoute } from '../../ui/icons';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { NewWorkflowDialog } from './new-workflow-dialog';
import { WorkflowCard } from './workflow-card';

// The firm's processes.
export function WorkflowsPage() {
  const workflows = useQuery(workflowsQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      header={
        <PageHeader
          title="Workflows"
          actions={
            <Button
              look="primary"
              icon={IconPlus}
              data-shortcut="n"
              onClick={() => setAdding(true)}
            >
              New workflow
            </Button>
          }
        />
      }
    >
      <QueryView
        query={workflows}
        what="The workflows"
        skeleton={<Skeleton look="cards" lines={6} />}
      >
        {({ items }) =>
          items.length > 0 ? (
            <CardGrid>
              {items.map((workflow) => (
                <WorkflowCard key={workflow.id} workflow={workflow} />
              ))}
            </CardGrid>
          ) : (
            <EmptyState icon={IconRoute} title="No workflow yet">
              Write down what you do for each new client, step by step. Stepwell then does what it
              can by itself.
            </EmptyState>
          )
        }
      </QueryView>
      {adding ? <NewWorkflowDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
