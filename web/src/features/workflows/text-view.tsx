import { lazy, Suspense } from 'react';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { Stack } from '../../ui/stack';
import { Text } from '../../ui/text';
import { FindingList } from './finding-list';
import type { Draft } from './use-draft';

const CodeEditor = lazy(() =>
  import('../../parts/code-editor').then((module) => ({ default: module.CodeEditor })),
);

// The workflow as text, checked as one types. It saves itself.
export function TextView({ draft }: { draft: Draft }) {
  return (
    <Stack gap={4}>
      {draft.state === 'conflict' ? (
        <Notice
          mark="due"
          title="Somebody else has changed this draft meanwhile"
          alert
          actions={
            <>
              <Button small onClick={() => void draft.takeTheirs()}>
                Take theirs
              </Button>
              <Button small onClick={() => void draft.keepMine()}>
                Keep mine
              </Button>
            </>
          }
        >
          What you type is not saved until you choose.
        </Notice>
      ) : null}
      {draft.state === 'problem' ? (
        <Notice mark="held" title="The draft was not saved" alert>
          {draft.problem}
        </Notice>
      ) : null}
      <Suspense fallback={<Skeleton lines={8} />}>
        <CodeEditor
          label="The workflow as text"
          language="yaml"
          value={draft.text}
          onChange={draft.change}
          marks={draft.findings.map((finding) => ({
            severity: finding.severity,
            line: finding.line ?? 1,
            column: finding.column ?? 1,
            message: [finding.message, finding.remedy].filter(Boolean).join(' '),
          }))}
        />
      </Suspense>
      <FindingList findings={draft.findings} />
      <Text look="hint">
        Saved by itself as a draft. Live runs stay on their version until you publish and move them.
      </Text>
    </Stack>
  );
}
