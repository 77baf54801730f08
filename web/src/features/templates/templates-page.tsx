import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { templatesQuery } from '../../api/templates';
import { paths } from '../../app/paths';
import { QueryView } from '../../parts/query-view';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { IconPlus } from '../../ui/icons';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { TabLink, TabLinks } from '../../ui/tab-links';
import { NewTemplateDialog } from './new-template-dialog';
import type { TemplatesSearch } from './search';
import { templateKinds, templateOrder } from './template-kinds';
import { TemplateTable } from './template-table';

// The firm's texts, used again and again.
export function TemplatesPage({ search }: { search: TemplatesSearch }) {
  const kind = search.kind ?? 'email';
  const look = templateKinds[kind];
  const templates = useQuery(templatesQuery(kind));
  const [adding, setAdding] = useState(false);
  return (
    <Page
      header={
        <PageHeader
          title="Templates"
          below={look.about}
          actions={
            <Button
              look="primary"
              icon={IconPlus}
              data-shortcut="n"
              onClick={() => setAdding(true)}
            >
              New {look.one.toLowerCase()}
            </Button>
          }
        />
      }
    >
      <TabLinks label="Kinds of templates">
        {templateOrder.map((one) => (
          <TabLink key={one} to={paths.templates} search={{ kind: one }} current={one === kind}>
            {templateKinds[one].many}
          </TabLink>
        ))}
      </TabLinks>
      <QueryView query={templates} what="The templates">
        {({ items }) =>
          items.length > 0 ? (
            <TemplateTable templates={items} />
          ) : (
            <EmptyState icon={look.icon} title={`No ${look.many.toLowerCase()} yet`}>
              {look.about}
            </EmptyState>
          )
        }
      </QueryView>
      {adding ? <NewTemplateDialog kind={kind} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
