import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './chip-links.module.css';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  current: boolean;
  count?: number | undefined;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ current, count, children, ...rest }: Props) {
  return (
    <a {...rest} className={classes.chip} aria-current={current ? 'true' : undefined}>
      {children}
      {count === undefined ? null : <span className={classes.count}>{count}</span>}
    </a>
  );
}

// A filter over a list. It is a link: the list it leads to can be shared.
export const ChipLink = createLink(Anchor);

export function ChipLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.chips} role="group" aria-label={label}>
      {children}
    </div>
  );
}
