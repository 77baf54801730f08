import { useEffect, useState } from 'react';
import { useClient } from '../../client-context';
import { saveWords } from '../form-words';
import classes from '../form.module.css';
import type { SaveState } from './save-queue';

const minuteMs = 60_000;

// Whether the answers are safe, under the buttons.
export function SaveNote({ save }: { save: SaveState }) {
  const { read_only } = useClient().home.link;
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (save.kind !== 'saved') return;
    const timer = setTimeout(() => setNow(Date.now()), minuteMs);
    return () => clearTimeout(timer);
  }, [save]);
  if (read_only) return null;
  return (
    <p className={classes.saveNote}>
      {saveWords(save, now)}
      {save.kind === 'saved' || save.kind === 'idle'
        ? ' You can finish later with the same link.'
        : ''}
    </p>
  );
}
