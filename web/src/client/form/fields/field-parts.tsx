import { StateMark } from '../../../ui/state-mark';
import type { Field } from '../../api/types';
import { faultId, helpId } from './field-ids';
import classes from '../form.module.css';

// What stands above and below every control: the question, its help, and what is wrong.

export function Question({ field }: { field: Field }) {
  return (
    <>
      {field.label}
      {field.required ? null : <span className={classes.optional}> optional</span>}
    </>
  );
}

export function Help({ field }: { field: Field }) {
  return field.help ? (
    <p id={helpId(field)} className={classes.help}>
      {field.help}
    </p>
  ) : null;
}

export function Fault({ field, words }: { field: Field; words: string | undefined }) {
  return (
    <div aria-live="polite">
      {words ? (
        <p id={faultId(field)} className="sw-fault">
          <StateMark mark="held" size={16} />
          {words}
        </p>
      ) : null}
    </div>
  );
}
