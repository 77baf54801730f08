import { useEffect } from 'react';
import { Sentence } from '../../ui/sentence';
import { StateMark } from '../../ui/state-mark';
import { useClient } from '../client-context';
import { Frame } from '../frame/frame';
import { Notice } from '../frame/notice';
import { PageHeading } from '../frame/page-heading';
import { ReachFirm } from '../frame/reach-firm';
import { noteWords, stepMarks } from '../frame/step-words';
import { hasMoved } from '../router';
import { firstName } from '../words';
import { DoneList } from './done-list';
import classes from './home.module.css';
import { NowCard } from './now-card';

// What is needed now, what comes next, what is done: the page that a client link opens when nothing
// more particular was asked for.
export function HomePage() {
  const { api, home, setHome, ask } = useClient();

  // Somebody who comes back from another page may have changed what is left to do.
  useEffect(() => {
    if (hasMoved()) api.home().then(setHome, () => undefined);
  }, [api, setHome]);

  const { firm, contact, now, done, ladder, link } = home;
  return (
    <Frame ladder="wide" wide>
      <div className={classes.home}>
        <div className={classes.lead}>
          <p className={classes.eyebrow}>{home.title}</p>
          <PageHeading
            firm={firm.name}
            title={home.title}
            text={greeting(firstName(contact.name), now.length)}
          />
        </div>
        <div className={classes.main}>
          {now.length === 0 ? (
            <Notice mark="done" title="Nothing is needed from you right now.">
              <p>
                <Sentence text={home.next} />
              </p>
            </Notice>
          ) : (
            <ul className={classes.cards} aria-label="Needed from you now">
              {now.map((step) => (
                <NowCard key={step.step} step={step} />
              ))}
            </ul>
          )}
          {now.length > 0 && home.next ? (
            <section className={classes.section}>
              <h2>What happens next</h2>
              <p>
                <Sentence text={home.next} />
              </p>
            </section>
          ) : null}
          {done.length > 0 ? (
            <section className={classes.section}>
              <h2>Done so far</h2>
              <DoneList done={done} />
            </section>
          ) : null}
        </div>
        <div className={classes.side}>
          <section className={classes.section} data-narrow>
            <h2>Your steps</h2>
            <ol className={classes.steps}>
              {ladder.map((tread, index) => (
                <li
                  key={tread.step}
                  data-mark={tread.mark}
                  aria-current={tread.mark === 'now' ? 'step' : undefined}
                >
                  <StateMark mark={stepMarks[tread.mark]} size={22} number={index + 1} />
                  <span className={classes.stepName}>{tread.name}</span>
                  <span className={classes.stepNote}>{noteWords(tread)}</span>
                </li>
              ))}
            </ol>
          </section>
          <section className={classes.section}>
            <h2>Is anything unclear?</h2>
            <p>
              {link.read_only ? 'Please ' : 'Ask here and we answer by e-mail, or '}
              <ReachFirm firm={firm} />.
            </p>
            {link.read_only ? null : (
              <button type="button" className="sw-button" onClick={() => ask()}>
                Ask a question
              </button>
            )}
          </section>
        </div>
      </div>
    </Frame>
  );
}

function greeting(name: string, needed: number): string {
  if (needed === 0) return `Hello ${name}, you are up to date`;
  return needed === 1
    ? `Hello ${name}, one thing is needed from you`
    : `Hello ${name}, ${needed} things are needed from you`;
}
