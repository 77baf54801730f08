import type { ReactNode } from 'react';
import classes from './stack.module.css';

interface Props {
  gap?: 1 | 2 | 3 | 4 | 5 | 6 | 8;
  children: ReactNode;
}

// Things under one another.
export function Stack({ gap = 4, children }: Props) {
  return (
    <div className={classes.stack} data-gap={gap}>
      {children}
    </div>
  );
}

// Things beside one another, which wrap when they must.
export function Row({ gap = 2, children, align = 'center', spread = false }: RowProps) {
  return (
    <div
      className={classes.row}
      data-gap={gap}
      data-align={align}
      data-spread={spread || undefined}
    >
      {children}
    </div>
  );
}

interface RowProps extends Props {
  align?: 'center' | 'start' | 'end';
  spread?: boolean;
}

// Fields beside one another: equal columns that become one on a narrow page.
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}

// A line of a list that is edited: a short field, a long one, and the button that removes it.
export function FieldLine({ children }: { children: ReactNode }) {
  return <div className={classes.line}>{children}</div>;
}
