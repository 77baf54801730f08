import type { Field } from '../../api/types';
import { Dotted } from '../../ui/dotted';
import { PressedLink } from '../../ui/pressed-link';
import { TwoLines } from '../../ui/two-lines';
import { fieldKinds } from './field-kinds';

// A question, folded: what it asks and how. Its name opens it.
export function FieldLine({ field, onOpen }: { field: Field; onOpen: () => void }) {
  return (
    <TwoLines
      first={<PressedLink onClick={onOpen}>{field.label || 'Without a question yet'}</PressedLink>}
      second={
        <Dotted>
          {fieldKinds[field.kind]}
          {field.required ? 'required' : null}
          {field.shown_when === undefined ? null : 'shown only sometimes'}
          {field.fills ? `fills the ${filledWords(field.fills)}` : null}
        </Dotted>
      }
    />
  );
}

// "contact.vat_number" is "contact’s vat number".
function filledWords(path: string): string {
  const [root = '', ...names] = path.split('.');
  return `${root}’s ${names.join(' ').replaceAll(/[_-]/g, ' ')}`;
}
