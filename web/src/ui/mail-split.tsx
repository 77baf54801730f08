import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './mail-split.module.css';

interface ItemProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  current: boolean;
  subject: string;
  person: string;
  when: ReactNode;
  preview: string;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ current, subject, person, when, preview, ...rest }: ItemProps) {
  return (
    <a {...rest} className={classes.item} aria-current={current ? 'true' : undefined}>
      <span className={classes.top}>
        <span className={classes.person}>{person}</span>
        <span className={classes.when}>{when}</span>
      </span>
      <span className={classes.subject}>{subject}</span>
      <span className={classes.preview}>{preview}</span>
    </a>
  );
}

// One mail in the list.
export const MailItem = createLink(Anchor);

export function MailList({ children }: { children: ReactNode }) {
  return (
    <div className={classes.list} role="group" aria-label="Mails, newest first">
      {children}
    </div>
  );
}

interface SplitProps {
  list: ReactNode;
  opened: boolean;
  children: ReactNode;
}

// The list on the left, the open mail on the right; on a phone one or the other.
export function MailSplit({ list, opened, children }: SplitProps) {
  return (
    <div className={classes.split} data-opened={opened || undefined}>
      <div className={classes.side}>{list}</div>
      <div className={classes.mail}>
        {opened ? children : <p className={classes.hint}>Choose a mail to read it here.</p>}
      </div>
    </div>
  );
}
