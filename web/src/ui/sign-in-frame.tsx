import type { ReactNode } from 'react';
import { Logo } from './logo';
import classes from './sign-in-frame.module.css';

// A page of its own, for those who are not inside yet.
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.brand}>
          <Logo size={38} />
          <span className={classes.name}>Stepwell</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
