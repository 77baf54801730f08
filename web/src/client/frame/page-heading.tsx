import { useEffect, useRef } from 'react';
import { hasMoved } from '../router';
import classes from './frame.module.css';
import { usePageTitle } from './use-page-title';

interface Props {
  // What stands before the firm's name in the window's title, if not the heading itself.
  title?: string;
  firm: string;
  text: string;
}

// The one heading of a page. After a step from page to page, focus goes here, or to the field that
// the address names.
export function PageHeading({ title, firm, text }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(`${title ?? text} · ${firm}`);

  useEffect(() => {
    if (!hasMoved()) return;
    const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (named) {
      named.scrollIntoView({ block: 'center' });
      named.focus({ preventScroll: true });
    } else {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
  }, []);

  return (
    <h1 className={classes.heading} ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
