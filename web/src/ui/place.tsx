// The place that dates are read in: the firm's zone and language, and the server's clock, which in
// the demo runs ahead of this computer's.
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Place } from './dates';

const PlaceContext = createContext<Place>({ now: new Date(), zone: 'UTC', locale: 'en-GB' });

export const usePlace = () => useContext(PlaceContext);

interface Props {
  // Milliseconds that the server's clock is ahead of this one.
  ahead: number;
  zone: string;
  locale: string;
  children: ReactNode;
}

export function PlaceProvider({ ahead, zone, locale, children }: Props) {
  const [tick, setTick] = useState(() => Date.now());
  // Outside system: the wall clock. Words such as "4 minutes ago" are renewed twice a minute.
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const place = useMemo(
    () => ({
      now: new Date(tick + ahead),
      zone,
      locale: locale.startsWith('en') ? locale : 'en-GB',
    }),
    [tick, ahead, zone, locale],
  );
  return <PlaceContext value={place}>{children}</PlaceContext>;
}
