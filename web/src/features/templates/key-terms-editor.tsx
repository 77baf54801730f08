import { TextInput } from '@mantine/core';
import type { KeyTerm } from '../../api/types';
import { Button } from '../../ui/button';
import { EditableRow } from '../../ui/editable-row';
import { FieldHead } from '../../ui/field-head';
import { IconPlus } from '../../ui/icons';
import { moved, replaced, without } from '../../ui/lists';
import { Columns } from '../../ui/stack';

interface Props {
  terms: readonly KeyTerm[];
  onChange: (terms: KeyTerm[]) => void;
}

// What stands beside the contract when it is signed: the fee, the start, the notice.
export function KeyTermsEditor({ terms, onChange }: Props) {
  return (
    <div>
      <FieldHead label="Key terms" description="Shown beside the contract where it is signed." />
      {terms.map((term, index) => (
        <EditableRow
          key={index}
          name={term.label || `term ${index + 1}`}
          first={index === 0}
          last={index === terms.length - 1}
          onMove={(by) => onChange(moved(terms, index, by))}
          onRemove={() => onChange(without(terms, index))}
        >
          <Columns>
            <TextInput
              label="Label"
              value={term.label}
              onChange={(event) =>
                onChange(replaced(terms, index, { ...term, label: event.currentTarget.value }))
              }
            />
            <TextInput
              label="Value"
              value={term.value}
              onChange={(event) =>
                onChange(replaced(terms, index, { ...term, value: event.currentTarget.value }))
              }
            />
          </Columns>
        </EditableRow>
      ))}
      <div className="sw-gap-above">
        <Button
          small
          icon={IconPlus}
          onClick={() => onChange([...terms, { label: '', value: '' }])}
        >
          Add a term
        </Button>
      </div>
    </div>
  );
}
