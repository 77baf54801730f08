import type { Field } from '../../api/types';
import type { Answer } from '../answers';
import { controlId, describedBy, labelId } from './field-ids';
import { Fault, Help, Question } from './field-parts';
import classes from '../form.module.css';

interface Props {
  field: Field;
  answer: Answer | undefined;
  fault: string | undefined;
  onAnswer: (field: Field, answer: Answer | undefined) => void;
}

interface Choice {
  label: string;
  isChosen: boolean;
  // The answer once this is pressed.
  next: Answer | undefined;
}

// Everything that is answered by choosing: yes or no, one of, several of.
export function ChoiceField({ field, answer, fault, onAnswer }: Props) {
  const several = field.kind === 'several_of';
  const options = choices(field, answer);
  const canClear = !several && !field.required && answer !== undefined;
  return (
    <fieldset
      className={classes.field}
      role={several ? 'group' : 'radiogroup'}
      aria-labelledby={labelId(field)}
      aria-describedby={describedBy(field, fault)}
      {...(several ? {} : { 'aria-required': field.required, 'aria-invalid': fault !== undefined })}
    >
      <legend id={labelId(field)}>
        <Question field={field} />
      </legend>
      <Help field={field} />
      <div className={classes.choices} data-long={options.some(({ label }) => label.length > 24)}>
        {options.map(({ label, isChosen, next }, index) => (
          <label key={label} className={classes.choice} data-chosen={isChosen}>
            <input
              id={index === 0 ? controlId(field) : undefined}
              type={several ? 'checkbox' : 'radio'}
              name={controlId(field)}
              checked={isChosen}
              onChange={() => onAnswer(field, next)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {canClear ? (
        <button type="button" className="sw-textlink" onClick={() => onAnswer(field, undefined)}>
          Clear this answer
        </button>
      ) : null}
      <Fault field={field} words={fault} />
    </fieldset>
  );
}

function choices(field: Field, answer: Answer | undefined): Choice[] {
  if (field.kind === 'yes_no')
    return [true, false].map((value) => ({
      label: value ? 'Yes' : 'No',
      isChosen: answer === value,
      next: value,
    }));
  const options = field.options ?? [];
  if (field.kind === 'one_of')
    return options.map(({ value, label }) => ({ label, isChosen: answer === value, next: value }));

  const chosen = Array.isArray(answer) ? answer : [];
  return options.map(({ value, label }) => {
    const isChosen = chosen.includes(value);
    // In the order of the options, whatever was pressed first.
    const next = options
      .map((option) => option.value)
      .filter((other) => (other === value ? !isChosen : chosen.includes(other)));
    return { label, isChosen, next: next.length > 0 ? next : undefined };
  });
}
