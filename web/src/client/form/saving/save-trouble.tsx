import { useSyncExternalStore } from 'react';
import { useClient } from '../../client-context';
import { Notice } from '../../frame/notice';
import { ReachFirm } from '../../frame/reach-firm';
import classes from '../form.module.css';
import type { SaveState } from './save-queue';

// Says when answers are not safe yet, and what becomes of them. Silent while all is well.
export function SaveTrouble({ save }: { save: SaveState }) {
  const { firm } = useClient().home;
  const isOnline = useSyncExternalStore(followLine, () => navigator.onLine);
  return (
    <div className={classes.trouble} role="status">
      {save.kind === 'refused' ? (
        <Notice
          mark="held"
          title={
            save.problem.isGone ? 'This link has just expired.' : 'Your answers are not saved.'
          }
        >
          <p>
            {save.problem.isGone
              ? 'What was saved before is safe. Keep this page open to copy what is new, '
              : `${save.problem.message} Keep this page open, `}
            and load the link anew in another window, or <ReachFirm firm={firm} />.
          </p>
        </Notice>
      ) : !isOnline || save.kind === 'waiting' ? (
        <Notice mark="due" title={isOnline ? 'We cannot reach the server.' : 'You are offline.'}>
          <p>
            Go on answering and keep this page open: everything is kept here, and saved as soon as
            the connection is back.
          </p>
        </Notice>
      ) : null}
    </div>
  );
}

function followLine(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
