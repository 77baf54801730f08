import { Textarea } from '@mantine/core';
import type { Form } from '../../api/types';
import { Button } from '../../ui/button';
import { IconPlus } from '../../ui/icons';
import { moved, replaced, without } from '../../ui/lists';
import { FormPartEditor } from './form-part-editor';

interface Props {
  form: Form;
  onChange: (form: Form) => void;
}

// A questionnaire: its parts, one page each, and their questions.
export function FormEditor({ form, onChange }: Props) {
  const { parts } = form;
  const setParts = (next: Form['parts']) => onChange({ ...form, parts: next });
  const keys = parts.flatMap((part) => part.fields.map((field) => field.key));
  const setIntro = (intro: string) => {
    const { intro: _, ...rest } = form;
    onChange(intro === '' ? rest : { ...rest, intro });
  };
  return (
    <>
      <Textarea
        label="Introduction"
        description="Above the first part."
        autosize
        minRows={1}
        value={form.intro ?? ''}
        onChange={(event) => setIntro(event.currentTarget.value)}
      />
      {parts.map((part, index) => (
        <FormPartEditor
          key={index}
          part={part}
          number={index + 1}
          count={parts.length}
          keys={keys}
          onChange={(next) => setParts(replaced(parts, index, next))}
          onMove={(by) => setParts(moved(parts, index, by))}
          onRemove={() => setParts(without(parts, index))}
        />
      ))}
      <div>
        <Button
          icon={IconPlus}
          onClick={() => setParts([...parts, { title: `Part ${parts.length + 1}`, fields: [] }])}
        >
          Add a part
        </Button>
      </div>
    </>
  );
}
