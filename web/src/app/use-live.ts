import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { invalidate, listen } from '../api/events';

// Keeps what is shown current while the app is open.
export function useLive() {
  const cache = useQueryClient();
  // Outside system: the server's events.
  useEffect(() => listen((heard) => invalidate(cache, heard)), [cache]);
}
