import { useEffect } from 'react';
import type { ClientApi } from './api/client-api';

// Tells the firm that a person, not a mail scanner, has the page open: only a real touch or key
// says so, and each step says it once.
export function useSeen(api: ClientApi, step: string | undefined, isOn: boolean) {
  useEffect(() => {
    if (!isOn) return;
    const events = ['pointerdown', 'keydown'];
    const stop = () => {
      for (const event of events) window.removeEventListener(event, tell);
    };
    const tell = (event: Event) => {
      if (!event.isTrusted) return;
      stop();
      api.seen(step).catch(() => undefined);
    };
    for (const event of events) window.addEventListener(event, tell, { passive: true });
    return stop;
  }, [api, step, isOn]);
}
