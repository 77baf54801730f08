import { Select, Textarea, TextInput } from '@mantine/core';
import { FieldHead } from '../../ui/field-head';
import { Columns } from '../../ui/stack';
import { conditionFrom, plainCondition } from './shown-when';

interface Props {
  condition: unknown;
  keys: readonly string[];
  onChange: (condition: unknown) => void;
}

// Whether a question shows only after certain answers.
export function ShownWhenField({ condition, keys, onChange }: Props) {
  const plain = plainCondition(condition);
  if (condition !== undefined && !plain) {
    return (
      <Textarea
        label="Shown when"
        description="A condition in JsonLogic over earlier answers. Empty it to show the question always."
        autosize
        minRows={2}
        defaultValue={JSON.stringify(condition)}
        onBlur={(event) => onChange(parsed(event.currentTarget.value, condition))}
      />
    );
  }
  return (
    <div>
      <FieldHead label="Shown when" />
      <Columns>
        <Select
          aria-label="Answer it depends on"
          placeholder="always"
          data={[...keys]}
          value={plain?.key ?? null}
          clearable
          onChange={(key) =>
            onChange(
              key
                ? conditionFrom({ key, is: plain?.is ?? '==', value: plain?.value ?? 'true' })
                : undefined,
            )
          }
        />
        {plain ? (
          <>
            <Select
              aria-label="Comparison"
              data={[
                { value: '==', label: 'is' },
                { value: '!=', label: 'is not' },
              ]}
              value={plain.is}
              allowDeselect={false}
              onChange={(is) =>
                onChange(conditionFrom({ ...plain, is: is === '!=' ? '!=' : '==' }))
              }
            />
            <TextInput
              aria-label="Answer"
              value={plain.value}
              onChange={(event) =>
                onChange(conditionFrom({ ...plain, value: event.currentTarget.value }))
              }
            />
          </>
        ) : null}
      </Columns>
    </div>
  );
}

function parsed(text: string, before: unknown): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return before;
  }
}
