import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { problemSentences } from '../../api/problem';
import type { Workflow } from '../../api/types';
import { Button } from '../../ui/button';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { IconUpload } from '../../ui/icons';
import { Stack } from '../../ui/stack';
import { Text } from '../../ui/text';
import { toast } from '../../ui/toast';
import { FindingList } from './finding-list';
import { usePublish } from './queries';
import type { Draft } from './use-draft';

interface Props {
  workflow: Workflow;
  draft: Draft;
  onClose: () => void;
}

// Makes the draft the version that new runs start with.
export function PublishDialog({ workflow, draft, onClose }: Props) {
  const [note, setNote] = useState('');
  const publish = usePublish(workflow.id);
  const published = workflow.versions[0];
  const next = (published?.version ?? 0) + 1;
  const errors = draft.findings.filter((finding) => finding.severity === 'error');

  const send = () =>
    publish.mutate(
      { note: note.trim(), etag: draft.etag },
      {
        onSuccess: ({ version }) => {
          toast(`Version ${version} is published`, 'New runs start with it.');
          onClose();
        },
      },
    );

  return (
    <Dialog title={`Publish version ${next}`} opened onClose={onClose}>
      <Stack>
        {publish.isError ? (
          <FaultSummary title="It was not published" faults={problemSentences(publish.error)} />
        ) : null}
        <Text>
          New runs start with version {next}.
          {published && published.live_runs > 0
            ? ` The ${published.live_runs} live runs stay on version ${published.version}.`
            : ''}
        </Text>
        <FindingList findings={draft.findings} />
        <Textarea
          label="What has changed"
          description="Optional, for those who read the versions."
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          data-autofocus
        />
      </Stack>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Not yet
        </Button>
        <Button
          look="primary"
          icon={IconUpload}
          busy={publish.isPending}
          disabled={errors.length > 0}
          onClick={send}
        >
          Publish version {next}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
