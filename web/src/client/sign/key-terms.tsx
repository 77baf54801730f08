import type { KeyTerm } from '../api/types';
import classes from './sign.module.css';

// What matters most, beside the text.
export function KeyTerms({ terms }: { terms: KeyTerm[] }) {
  if (terms.length === 0) return null;
  return (
    <dl className={classes.terms}>
      {terms.map((term) => (
        <div key={term.label}>
          <dt>{term.label}</dt>
          <dd>{term.value}</dd>
        </div>
      ))}
    </dl>
  );
}
