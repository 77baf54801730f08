import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface Props {
  title: string;
  opened: boolean;
  onClose: () => void;
  size?: 'narrow' | 'middle' | 'wide';
  children: ReactNode;
}

const widths = { narrow: 440, middle: 600, wide: 940 };

export function Dialog({ title, opened, onClose, size = 'middle', children }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={widths[size]}
      classNames={{
        content: classes.content,
        header: classes.header,
        title: classes.title,
        body: classes.body,
        close: classes.close,
      }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  );
}

// The buttons at a dialog's foot, the one that does it last.
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
