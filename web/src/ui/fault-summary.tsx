import { useEffect, useRef } from 'react';
import classes from './fault-summary.module.css';

// What kept a form from being saved, on top of it. The focus moves here, so that nobody searches.
export function FaultSummary({ faults, title = 'This could not be saved' }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const shown = faults.join('\n');

  // Outside system: the browser's focus.
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);

  if (faults.length === 0) return null;
  return (
    <div ref={box} className={classes.box} role="alert" tabIndex={-1}>
      <strong>{title}</strong>
      <ul className={classes.list}>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}

interface Props {
  faults: readonly string[];
  title?: string;
}
