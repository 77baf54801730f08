import type { ReactNode } from 'react';
import classes from './key-value-list.module.css';

interface KeyValue {
  key: string;
  label: string;
  value: ReactNode;
}

export function KeyValueList({ items }: { items: readonly KeyValue[] }) {
  return (
    <dl className={classes.list}>
      {items.map((item) => (
        <div key={item.key} className={classes.row}>
          <dt className={classes.label}>{item.label}</dt>
          <dd className={classes.value}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
