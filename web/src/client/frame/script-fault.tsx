import { useEffect, useState } from 'react';
import type { ClientFirm } from '../api/types';
import classes from './frame.module.css';
import { Notice } from './notice';
import { ReachFirm } from './reach-firm';

// Says so when a script of this page fails while somebody uses it, so that a button that does
// nothing has an explanation.
export function ScriptFault({ firm }: { firm: ClientFirm | undefined }) {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const note = (event: Event) => {
      // A ResizeObserver that takes two frames is reported as an error and is none.
      if (event instanceof ErrorEvent && event.message.startsWith('ResizeObserver')) return;
      setFailed(true);
    };
    window.addEventListener('error', note);
    window.addEventListener('unhandledrejection', note);
    return () => {
      window.removeEventListener('error', note);
      window.removeEventListener('unhandledrejection', note);
    };
  }, []);
  if (!failed) return null;
  return (
    <div className={classes.fault}>
      <Notice mark="due" title="Something on this page did not work." urgent>
        <p>
          What was saved is safe. Please load the page again; if that does not help,{' '}
          <ReachFirm firm={firm} />.
        </p>
        <button type="button" className="sw-textlink" onClick={() => setFailed(false)}>
          Close
        </button>
      </Notice>
    </div>
  );
}
