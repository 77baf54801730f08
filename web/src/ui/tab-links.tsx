import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './tab-links.module.css';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  current: boolean;
  count?: number | undefined;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ current, count, children, ...rest }: Props) {
  return (
    <a {...rest} className={classes.tab} aria-current={current ? 'page' : undefined}>
      {children}
      {count === undefined ? null : <span className={classes.count}>{count}</span>}
    </a>
  );
}

// Tabs are links: which one is open stands in the URL.
export const TabLink = createLink(Anchor);

export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {children}
    </nav>
  );
}
