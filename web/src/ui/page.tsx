import type { ReactNode } from 'react';
import classes from './page.module.css';

interface Props {
  children: ReactNode;
  // A column beside the content, for what belongs to it but is not it.
  aside?: ReactNode;
  // It stays in sight while the content scrolls: what it says follows what is chosen there.
  asideStays?: boolean;
  header?: ReactNode;
}

// The frame of a page's content: its width, its gutter, and the side column.
export function Page({ header, aside, asideStays = false, children }: Props) {
  return (
    <div className={classes.page}>
      {header}
      {aside ? (
        <div className={classes.split}>
          <div className={classes.content}>{children}</div>
          <aside
            className={classes.aside}
            aria-label="About this page"
            data-stays={asideStays || undefined}
          >
            {aside}
          </aside>
        </div>
      ) : (
        <div className={classes.content}>{children}</div>
      )}
    </div>
  );
}
