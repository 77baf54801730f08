import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Workflow } from '../../api/types';
import { QueryView } from '../../parts/query-view';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { IconHistory } from '../../ui/icons';
import { PlainText } from '../../ui/plain-text';
import { PressedLink } from '../../ui/pressed-link';
import { SidePanel } from '../../ui/side-panel';
import { Table, type Column } from '../../ui/table';
import { versionQuery } from './queries';

type Version = Workflow['versions'][number];

// What was published, by whom, and how many runs still follow it.
export function VersionsView({ workflow }: { workflow: Workflow }) {
  const [open, setOpen] = useState<number>();
  if (workflow.versions.length === 0) {
    return (
      <EmptyState icon={IconHistory} title="Nothing is published yet">
        The draft becomes version 1 when you publish it.
      </EmptyState>
    );
  }
  const columns: Column<Version>[] = [
    {
      key: 'version',
      head: 'Version',
      width: 'narrow',
      cell: ({ version }) => (
        <PressedLink onClick={() => setOpen(version)}>Version {version}</PressedLink>
      ),
    },
    { key: 'note', head: 'What has changed', cell: ({ note }) => note },
    {
      key: 'runs',
      head: 'Live runs',
      width: 'narrow',
      align: 'end',
      phone: 'hidden',
      cell: ({ live_runs }) => live_runs,
    },
    {
      key: 'who',
      head: 'Published by',
      width: 'narrow',
      phone: 'beside',
      cell: ({ published_by }) => published_by,
    },
    {
      key: 'when',
      head: 'When',
      width: 'narrow',
      align: 'end',
      phone: 'beside',
      cell: ({ published_at }) => <DateText at={published_at} look="short" inRow />,
    },
  ];
  return (
    <>
      <Table
        caption="Versions, newest first"
        columns={columns}
        rows={workflow.versions}
        rowKey={({ version }) => String(version)}
      />
      <SidePanel
        title={`Version ${open ?? ''}`}
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        size="wide"
      >
        {open === undefined ? null : <VersionText workflow={workflow.id} version={open} />}
      </SidePanel>
    </>
  );
}

function VersionText({ workflow, version }: { workflow: string; version: number }) {
  const query = useQuery(versionQuery(workflow, version));
  return (
    <QueryView query={query} what="The version">
      {({ text }) => <PlainText text={text} />}
    </QueryView>
  );
}
