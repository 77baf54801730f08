import { Children, Fragment, type ReactNode } from 'react';
import classes from './dotted.module.css';

// Short facts in a row, with a dot between two of them.
export function Dotted({ children }: { children: ReactNode }) {
  return (
    <>
      {Children.toArray(children).map((fact, index) => (
        <Fragment key={index}>
          {index > 0 ? (
            <span className={classes.dot} aria-hidden="true">
              •
            </span>
          ) : null}
          <span className={classes.fact}>{fact}</span>
        </Fragment>
      ))}
    </>
  );
}
