import { useState, type HTMLInputTypeAttribute } from 'react';
import type { Field, FieldKind } from '../../api/types';
import { answerText, readNumber, type Answer } from '../answers';
import { controlId, describedBy } from './field-ids';
import { Fault, Help, Question } from './field-parts';
import classes from '../form.module.css';

interface Props {
  field: Field;
  answer: Answer | undefined;
  fault: string | undefined;
  onAnswer: (field: Field, answer: Answer | undefined) => void;
  onLeave: () => void;
}

const inputKinds: Partial<Record<FieldKind, HTMLInputTypeAttribute>> = {
  email: 'email',
  phone: 'tel',
  date: 'date',
};

// What browsers can fill in by themselves, by what the answer fills at the firm.
const autocompletes: Record<string, string> = {
  'contact.name': 'name',
  'contact.first_name': 'given-name',
  'contact.last_name': 'family-name',
  'contact.company': 'organization',
  'contact.address': 'street-address',
};

function autocomplete(field: Field): string | undefined {
  if (field.kind === 'email') return 'email';
  if (field.kind === 'phone') return 'tel';
  return autocompletes[field.fills ?? ''];
}

// Everything that is answered by writing: text, addresses, numbers, dates.
export function TextField({ field, answer, fault, onAnswer, onLeave }: Props) {
  // Kept as it was typed: "1,250." is not yet the number that it is going to be.
  const [text, setText] = useState(answerText(answer));
  const isNumber = field.kind === 'number' || field.kind === 'money';

  function write(next: string) {
    setText(next);
    if (next.trim() === '') onAnswer(field, undefined);
    else onAnswer(field, isNumber ? readNumber(next) : next);
  }

  const control = {
    id: controlId(field),
    className: 'sw-input',
    value: text,
    autoComplete: autocomplete(field),
    'aria-required': field.required,
    'aria-invalid': fault !== undefined,
    'aria-describedby': describedBy(field, fault),
    onBlur: onLeave,
  };
  return (
    <div className={classes.field} data-kind={field.kind}>
      <label htmlFor={control.id}>
        <Question field={field} />
      </label>
      <Help field={field} />
      {field.kind === 'long_text' ? (
        <textarea {...control} rows={5} onChange={(event) => write(event.currentTarget.value)} />
      ) : (
        <input
          {...control}
          type={inputKinds[field.kind] ?? 'text'}
          inputMode={isNumber ? 'decimal' : undefined}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
      <Fault field={field} words={fault} />
    </div>
  );
}
