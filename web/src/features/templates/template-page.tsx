import { TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Tagged } from '../../api/client';
import { ProblemError, problemSentences } from '../../api/problem';
import type { Template, TemplateDraft } from '../../api/types';
import { paths } from '../../app/paths';
import { QueryView } from '../../parts/query-view';
import { Button } from '../../ui/button';
import { Dotted } from '../../ui/dotted';
import { EditorSplit } from '../../ui/editor-split';
import { FaultSummary } from '../../ui/fault-summary';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { templateQuery, useSaveTemplate } from './queries';
import { TemplateEditor } from './template-editor';
import { templateKinds } from './template-kinds';
import { TemplatePreview } from './template-preview';
import { usePreview } from './use-preview';

// Writes one template, with what the client would get beside it.
export function TemplatePage({ template }: { template: string }) {
  const query = useQuery({ ...templateQuery(template), refetchOnWindowFocus: false });
  return (
    <QueryView
      query={query}
      what="The template"
      skeleton={
        <Page>
          <Skeleton />
        </Page>
      }
    >
      {(found) => <TemplateView key={found.value.id} read={found} />}
    </QueryView>
  );
}

const draftOf = ({ id: _id, used_by: _used, updated_at: _at, ...draft }: Template): TemplateDraft =>
  draft;

function TemplateView({ read }: { read: Tagged<Template> }) {
  const cache = useQueryClient();
  const [base, setBase] = useState(read);
  const [draft, setDraft] = useState<TemplateDraft>(() => draftOf(read.value));
  const [faults, setFaults] = useState<string[]>([]);
  const [theirs, setTheirs] = useState<Tagged<Template>>();
  const save = useSaveTemplate(read.value.id);
  const preview = usePreview(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(base.value));
  const look = templateKinds[draft.kind];

  const send = async () => {
    setFaults([]);
    try {
      const saved = await save.mutateAsync({ draft, etag: base.etag });
      setBase(saved);
      toast('Template saved', draft.name);
    } catch (thrown) {
      if (thrown instanceof ProblemError && thrown.status === 412) {
        setTheirs(await cache.fetchQuery({ ...templateQuery(read.value.id), staleTime: 0 }));
        return;
      }
      setFaults(problemSentences(thrown));
    }
  };

  const settle = (take: boolean) => {
    if (!theirs) return;
    setBase(theirs);
    if (take) setDraft(draftOf(theirs.value));
    setTheirs(undefined);
  };

  return (
    <Page
      header={
        <PageHeader
          title={draft.name || 'Without a name'}
          trail={[
            <Link key="templates" to={paths.templates} search={{ kind: draft.kind }}>
              {look.many}
            </Link>,
          ]}
          below={
            <Dotted>
              {draft.key}
              {read.value.used_by.length > 0
                ? `used by ${read.value.used_by.map((one) => one.name).join(', ')}`
                : 'not used yet'}
              {changed ? 'not saved yet' : 'saved'}
            </Dotted>
          }
          actions={
            <Button
              look="primary"
              busy={save.isPending}
              disabled={!changed}
              onClick={() => void send()}
            >
              Save the template
            </Button>
          }
        />
      }
    >
      <EditorSplit preview={<TemplatePreview draft={draft} preview={preview} />}>
        <Stack gap={5}>
          <FaultSummary title="The template was not saved" faults={faults} />
          {theirs ? (
            <Notice
              mark="due"
              title="Somebody else has saved this template meanwhile"
              alert
              actions={
                <>
                  <Button small onClick={() => settle(true)}>
                    Take theirs
                  </Button>
                  <Button small onClick={() => settle(false)}>
                    Keep mine, to save again
                  </Button>
                </>
              }
            />
          ) : null}
          <TextInput
            label="Name"
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <TemplateEditor draft={draft} faults={preview.faults} onChange={setDraft} />
        </Stack>
      </EditorSplit>
    </Page>
  );
}
