import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import classes from './frame.module.css';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

// A modal dialog by the browser's own means: it keeps focus inside, closes on Escape and gives
// focus back to what opened it.
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useLayoutEffect(() => {
    const shown = dialog.current;
    if (typeof shown?.showModal === 'function') shown.showModal();
    else shown?.setAttribute('open', '');
    return () => {
      if (typeof shown?.close === 'function') shown.close();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={heading} className={classes.dialogTitle}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
