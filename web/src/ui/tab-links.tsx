import { createLink } from '@tanstack/react-router';
import { useEffect, useRef, type AnchorHTMLAttributes, type ReactNode, type Ref } from 'react';
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
  const row = useRef<HTMLElement>(null);
  // Outside system: the row's own scrolling. Where it is longer than a phone is wide, the open tab
  // is moved into sight.
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && open) row.current.scrollLeft = open.offsetLeft - row.current.offsetLeft - 40;
  });
  return (
    <nav ref={row} className={classes.tabs} aria-label={label}>
      {children}
    </nav>
  );
}
