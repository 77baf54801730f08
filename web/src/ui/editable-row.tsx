import type { ReactNode } from 'react';
import { IconButton } from './icon-button';
import { IconArrowDown, IconArrowUp, IconTrash } from './icons';
import classes from './editable-row.module.css';

interface Props {
  // What the row is, for the names of its buttons.
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  children: ReactNode;
}

// A row of an ordered list that one edits: its content, and the ways to move and remove it.
export function EditableRow({ name, first, last, onMove, onRemove, children }: Props) {
  return (
    <div className={classes.row}>
      <div className={classes.content}>{children}</div>
      <div className={classes.tools}>
        <IconButton
          icon={IconArrowUp}
          label={`Move ${name} up`}
          disabled={first}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={IconArrowDown}
          label={`Move ${name} down`}
          disabled={last}
          onClick={() => onMove(1)}
        />
        <IconButton icon={IconTrash} label={`Remove ${name}`} onClick={onRemove} />
      </div>
    </div>
  );
}
