import { useEffect } from 'react';

// The window's title.
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
