import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Field, FormPart } from '../../api/types';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EditableRow } from '../../ui/editable-row';
import { IconBan, IconArrowDown, IconArrowUp, IconPlus } from '../../ui/icons';
import { moved, replaced, without } from '../../ui/lists';
import { MoreMenu } from '../../ui/more-menu';
import { Columns, Stack } from '../../ui/stack';
import { FieldEditor } from './field-editor';
import { FieldLine } from './field-line';

interface Props {
  part: FormPart;
  number: number;
  count: number;
  // The keys of all fields of the form.
  keys: readonly string[];
  onChange: (part: FormPart) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

// One part of a questionnaire: a page of questions.
export function FormPartEditor({ part, number, count, keys, onChange, onMove, onRemove }: Props) {
  const [open, setOpen] = useState<number>();
  const { fields } = part;
  const setFields = (next: Field[]) => onChange({ ...part, fields: next });

  const add = () => {
    setFields([...fields, { key: freeKey(keys), label: '', kind: 'short_text', required: false }]);
    setOpen(fields.length);
  };

  return (
    <Card
      title={`Part ${number}`}
      actions={
        <MoreMenu
          label={`More about part ${number}`}
          framed={false}
          entries={[
            ...(number > 1 ? [{ label: 'Move up', icon: IconArrowUp, run: () => onMove(-1) }] : []),
            ...(number < count
              ? [{ label: 'Move down', icon: IconArrowDown, run: () => onMove(1) }]
              : []),
            { label: 'Remove the part', icon: IconBan, run: onRemove, danger: true },
          ]}
        />
      }
    >
      <Stack gap={4}>
        <Columns>
          <TextInput
            label="Title"
            value={part.title}
            onChange={(event) => onChange({ ...part, title: event.currentTarget.value })}
          />
          <TextInput
            label="Help"
            value={part.help ?? ''}
            onChange={(event) => onChange(withHelp(part, event.currentTarget.value))}
          />
        </Columns>
        <div>
          {fields.map((field, index) => (
            <EditableRow
              key={index}
              name={field.label || field.key}
              first={index === 0}
              last={index === fields.length - 1}
              onMove={(by) => setFields(moved(fields, index, by))}
              onRemove={() => setFields(without(fields, index))}
            >
              {open === index ? (
                <FieldEditor
                  field={field}
                  keys={keys.filter((key) => key !== field.key)}
                  onChange={(next) => setFields(replaced(fields, index, next))}
                  onClose={() => setOpen(undefined)}
                />
              ) : (
                <FieldLine field={field} onOpen={() => setOpen(index)} />
              )}
            </EditableRow>
          ))}
        </div>
        <div>
          <Button small icon={IconPlus} onClick={add}>
            Add a question
          </Button>
        </div>
      </Stack>
    </Card>
  );
}

function withHelp(part: FormPart, help: string): FormPart {
  const { help: _, ...rest } = part;
  return help === '' ? rest : { ...rest, help };
}

function freeKey(keys: readonly string[]): string {
  let number = keys.length + 1;
  while (keys.includes(`question_${number}`)) number += 1;
  return `question_${number}`;
}
