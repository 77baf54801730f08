import type { TemplateDraft } from '../../api/types';
import { FormEditor } from './form-editor';
import { KeyTermsEditor } from './key-terms-editor';
import { ProjectEditor } from './project-editor';
import { SubjectField } from './subject-field';
import { TextEditor } from './text-editor';
import type { Preview } from './use-preview';

interface Props {
  draft: TemplateDraft;
  faults: Preview['faults'];
  onChange: (draft: TemplateDraft) => void;
}

// The editor of each kind of template.
export function TemplateEditor({ draft, faults, onChange }: Props) {
  switch (draft.kind) {
    case 'email':
      return (
        <>
          <SubjectField
            value={draft.subject ?? ''}
            onChange={(subject) => onChange({ ...draft, subject })}
          />
          <TextEditor
            label="Text"
            value={draft.body ?? ''}
            faults={faults}
            onChange={(body) => onChange({ ...draft, body })}
          />
        </>
      );
    case 'contract':
      return (
        <>
          <TextEditor
            label="Text of the contract"
            value={draft.body ?? ''}
            faults={faults}
            onChange={(body) => onChange({ ...draft, body })}
          />
          <KeyTermsEditor
            terms={draft.key_terms ?? []}
            onChange={(key_terms) => onChange({ ...draft, key_terms })}
          />
        </>
      );
    case 'form':
      return (
        <FormEditor
          form={draft.form ?? { parts: [] }}
          onChange={(form) => onChange({ ...draft, form })}
        />
      );
    case 'project':
      return (
        <ProjectEditor
          project={draft.project ?? { name: '', tasks: [] }}
          onChange={(project) => onChange({ ...draft, project })}
        />
      );
  }
}
