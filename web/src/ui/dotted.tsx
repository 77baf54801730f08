import { Children, type ReactNode } from 'react';
import classes from './dotted.module.css';

// Short facts in a row, with a dot between two of them. A dot that would begin a line is cut off.
export function Dotted({ children }: { children: ReactNode }) {
  return (
    <span className={classes.frame}>
      <span className={classes.facts}>
        {Children.toArray(children).map((fact, index) => (
          <span key={index} className={classes.fact}>
            {fact}
          </span>
        ))}
      </span>
    </span>
  );
}
