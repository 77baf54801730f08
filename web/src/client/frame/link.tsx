import type { MouseEvent, ReactNode } from 'react';
import { navigate } from '../router';

interface Props {
  to: string;
  className?: string | undefined;
  // Done besides following it.
  onFollow?: (() => void) | undefined;
  children: ReactNode;
}

// A link to another of these pages, followed without loading the page anew.
export function Link({ to, className, onFollow, children }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onFollow?.();
    navigate(to);
  };
  return (
    <a href={to} className={className} onClick={follow}>
      {children}
    </a>
  );
}
