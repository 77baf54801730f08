import type { TemplateDraft } from '../../api/types';
import { ContactSelect } from '../../parts/contact-select';
import { HtmlFrame } from '../../ui/html-frame';
import { KeyValueList } from '../../ui/key-value-list';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { Stack } from '../../ui/stack';
import { Text } from '../../ui/text';
import { FormPreview } from './form-preview';
import type { Preview } from './use-preview';

interface Props {
  draft: TemplateDraft;
  preview: Preview;
}

// What the client would get, filled for a sample contact, and what would be missing.
export function TemplatePreview({ draft, preview }: Props) {
  const { kind, name } = draft;
  if (draft.kind === 'form') return <FormPreview name={name} form={draft.form ?? { parts: [] }} />;
  if (kind === 'project') {
    return (
      <Text look="hint">
        A project is opened from this template by a workflow step, or by hand from Projects. Its due
        dates are counted from the start of the project.
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      <ContactSelect label="Shown for" value={preview.contact} onChange={preview.setContact} />
      {preview.problem ? (
        <Notice mark="held" title="No preview">
          {preview.problem}
        </Notice>
      ) : null}
      {preview.missing.length > 0 ? (
        <Notice
          mark="due"
          title={preview.contact ? 'Missing for this contact' : 'Missing without a contact'}
        >
          {preview.missing.map((field) => field.label || field.path).join(', ')}. In a run, Stepwell
          holds the step and asks for it; nothing with a hole goes out.
        </Notice>
      ) : null}
      {preview.faults.length > 0 ? (
        <Notice mark="held" title="To mend in the text">
          {preview.faults.map((fault) => (
            <div key={`${fault.line} ${fault.message}`}>
              Line {fault.line}: {fault.message}
            </div>
          ))}
        </Notice>
      ) : null}
      {preview.subject ? (
        <KeyValueList items={[{ key: 'subject', label: 'Subject', value: preview.subject }]} />
      ) : null}
      {preview.html === undefined ? (
        preview.problem ? null : (
          <Skeleton look="text" lines={8} />
        )
      ) : (
        <HtmlFrame
          title={`Preview of ${name}`}
          html={preview.html}
          look={kind === 'contract' ? 'letter' : 'mail'}
        />
      )}
    </Stack>
  );
}
