import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import type { Field } from '../../api/types';
import { Button } from '../../ui/button';
import { Columns, Row, Stack } from '../../ui/stack';
import { hasLength, hasLimits, hasOptions, fieldKindChoices, isFieldKind } from './field-kinds';
import { OptionsField } from './options-field';
import { ShownWhenField } from './shown-when-field';

interface Props {
  field: Field;
  // The other fields' keys, for "shown when".
  keys: readonly string[];
  onChange: (field: Field) => void;
  onClose: () => void;
}

// One question of a questionnaire.
export function FieldEditor({ field, keys, onChange, onClose }: Props) {
  const set = (change: Partial<Field>) => onChange(cleaned({ ...field, ...change }));
  const limit = (value: string | number) => (typeof value === 'number' ? value : undefined);
  return (
    <Stack gap={3}>
      <TextInput
        label="Question"
        value={field.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
        autoFocus
      />
      <Columns>
        <Select
          label="Kind of answer"
          data={fieldKindChoices}
          value={field.kind}
          allowDeselect={false}
          onChange={(kind) => {
            if (isFieldKind(kind)) set({ kind });
          }}
        />
        <TextInput
          label="Key"
          description="Templates call the answer by it."
          value={field.key}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
      </Columns>
      <TextInput
        label="Help"
        value={field.help ?? ''}
        onChange={(event) => set({ help: event.currentTarget.value || undefined })}
      />
      {hasOptions(field.kind) ? (
        <OptionsField options={field.options ?? []} onChange={(options) => set({ options })} />
      ) : null}
      {hasLimits(field.kind) ? (
        <Columns>
          <NumberInput
            label="At least"
            value={field.min ?? ''}
            onChange={(value) => set({ min: limit(value) })}
          />
          <NumberInput
            label="At most"
            value={field.max ?? ''}
            onChange={(value) => set({ max: limit(value) })}
          />
        </Columns>
      ) : null}
      {hasLength(field.kind) ? (
        <NumberInput
          label="Characters at most"
          min={1}
          value={field.max_length ?? ''}
          onChange={(value) => set({ max_length: limit(value) })}
        />
      ) : null}
      <TextInput
        label="Fills"
        description="Where the answer is kept, such as contact.phone or run.fee."
        value={field.fills ?? ''}
        onChange={(event) => set({ fills: event.currentTarget.value || undefined })}
      />
      <ShownWhenField
        condition={field.shown_when}
        keys={keys}
        onChange={(shown_when) => set({ shown_when })}
      />
      <Checkbox
        label="Required"
        checked={field.required}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
      <Row>
        <Button small onClick={onClose}>
          Fold the question
        </Button>
      </Row>
    </Stack>
  );
}

// What does not belong to the kind of answer goes, and so does what is empty.
function cleaned(field: Field): Field {
  const { options, min, max, max_length, help, fills, shown_when, ...rest } = field;
  return {
    ...rest,
    ...(help ? { help } : {}),
    ...(fills ? { fills } : {}),
    ...(hasOptions(field.kind) ? { options: options ?? [] } : {}),
    ...(hasLimits(field.kind) && min !== undefined ? { min } : {}),
    ...(hasLimits(field.kind) && max !== undefined ? { max } : {}),
    ...(hasLength(field.kind) && max_length !== undefined ? { max_length } : {}),
    ...(shown_when === undefined ? {} : { shown_when }),
  };
}
