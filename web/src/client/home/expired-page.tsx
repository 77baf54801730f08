import { useState } from 'react';
import type { ClientApi } from '../api/client-api';
import { asProblem } from '../api/problem';
import classes from '../frame/frame.module.css';
import { usePageTitle } from '../frame/use-page-title';

type Asked = { state: 'no' | 'asking' | 'asked' } | { state: 'failed'; words: string };

// A link that opens nothing any more, whatever the reason. A fresh one goes to the address that the
// old one went to, so nobody learns anything by asking.
export function ExpiredPage({ api }: { api: ClientApi }) {
  usePageTitle('This link no longer works');
  const [asked, setAsked] = useState<Asked>({ state: 'no' });

  async function ask() {
    if (asked.state === 'asking') return;
    setAsked({ state: 'asking' });
    try {
      await api.freshLink();
      setAsked({ state: 'asked' });
    } catch (fault) {
      setAsked({ state: 'failed', words: asProblem(fault).message });
    }
  }

  return (
    <main className={classes.alone}>
      <h1 className={classes.heading}>This link no longer works</h1>
      {asked.state === 'asked' ? (
        <p role="status">
          <b>Please look at your e-mail.</b> If this link was good once, a fresh one is on its way
          to the address that it was sent to. It can take a few minutes; look among unwanted mail
          too.
        </p>
      ) : (
        <>
          <p>
            Links are good for a limited time, and only the newest one works. Everything that you
            have answered or signed so far is safe.
          </p>
          <p>We can send a fresh link to the same e-mail address as before.</p>
          <button
            type="button"
            className="sw-button sw-primary"
            aria-disabled={asked.state === 'asking'}
            onClick={() => void ask()}
          >
            {asked.state === 'asking' ? 'Sending …' : 'Send me a fresh link'}
          </button>
          <p className="sw-fault" aria-live="polite">
            {asked.state === 'failed' ? `Not sent. ${asked.words}` : ''}
          </p>
        </>
      )}
      <p className={classes.hint}>
        No longer at that address? Please reply to the e-mail that brought you here.
      </p>
    </main>
  );
}
