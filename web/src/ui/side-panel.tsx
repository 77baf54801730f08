import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './side-panel.module.css';

interface Props {
  title: string;
  opened: boolean;
  onClose: () => void;
  size?: 'middle' | 'wide';
  children: ReactNode;
}

// A panel over the page's right edge: one thing looked at without leaving the list.
export function SidePanel({ title, opened, onClose, size = 'middle', children }: Props) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={size === 'wide' ? 760 : 460}
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
    </Drawer>
  );
}
