import type { ReactNode } from 'react';
import classes from './editor-split.module.css';

// What is written on the left, what becomes of it on the right.
export function EditorSplit({ preview, children }: { preview: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.split}>
      <div className={classes.write}>{children}</div>
      <div className={classes.preview}>{preview}</div>
    </div>
  );
}
