import type { ReactNode } from 'react';
import { useClient } from '../client-context';
import { firstName } from '../words';
import { FirmHeader } from './firm-header';
import classes from './frame.module.css';
import { PageFoot } from './page-foot';
import { StepLadder } from './step-ladder';

interface Props {
  // The step that the page is about.
  step?: string | undefined;
  // The home page shows its steps itself where there is no room for the ladder.
  ladder: 'always' | 'wide';
  wide?: boolean;
  children: ReactNode;
}

// What surrounds every page of a client link.
export function Frame({ step, ladder, wide = false, children }: Props) {
  const { home } = useClient();
  return (
    <div className={classes.frame} data-wide={wide}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      {home.link.read_only ? (
        <section className={classes.preview} aria-label="Preview">
          You see this as {firstName(home.contact.name)} sees it. Nothing can be changed or sent
          here.
        </section>
      ) : null}
      <FirmHeader />
      <section className={classes.ladderPlace} data-show={ladder} aria-label="Your steps">
        <StepLadder step={step} />
      </section>
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
      <PageFoot step={step} />
    </div>
  );
}
