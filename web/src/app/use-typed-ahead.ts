import { useCallback, useEffect, useRef } from 'react';

// Keeps what is typed between Ctrl K and the moment in which the palette's field has the focus, so
// that quick fingers lose no letter. What it returns hands the letters over, and ends the keeping.
export function useTypedAhead(waiting: boolean): () => string {
  const typed = useRef('');
  const stop = useRef<() => void>(undefined);

  // Outside system: the keyboard.
  useEffect(() => {
    if (!waiting) return;
    typed.current = '';
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      typed.current += event.key;
      event.preventDefault();
    };
    window.addEventListener('keydown', keep, { capture: true });
    const end = () => window.removeEventListener('keydown', keep, { capture: true });
    stop.current = end;
    return end;
  }, [waiting]);

  return useCallback(() => {
    stop.current?.();
    const letters = typed.current;
    typed.current = '';
    return letters;
  }, []);
}
