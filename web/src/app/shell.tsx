import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { sessionQuery } from '../api/session';
import { todayQuery } from '../api/today';
import { PlaceProvider } from '../ui/place';
import { Skeleton } from '../ui/skeleton';
import { BottomBar } from './bottom-bar';
import { DemoBar } from './demo-bar';
import { OfflineNotice } from './offline-notice';
import { paths } from './paths';
import { Rail } from './rail';
import { ShortcutsDialog } from './shortcuts-dialog';
import classes from './shell.module.css';
import { useLive } from './use-live';
import { useShortcuts } from './use-shortcuts';
import { useTypedAhead } from './use-typed-ahead';

const loadPalette = () => import('./palette');
const Palette = lazy(() => loadPalette().then((m) => ({ default: m.Palette })));

// The frame around every page of the staff app.
export function Shell() {
  const { data: session } = useQuery(sessionQuery);
  if (session === null) return <ToSignIn />;
  if (!session) return <Skeleton />;
  return (
    <PlaceProvider ahead={session.ahead} zone={session.firm.zone} locale={session.firm.locale}>
      <Frame demo={session.demo} />
    </PlaceProvider>
  );
}

// The session has ended while the page was open: to the sign-in, and back here afterwards.
function ToSignIn() {
  const router = useRouter();
  // Outside system: the address bar. Once only, for going there changes where we are.
  useEffect(() => {
    const back = router.state.location.href;
    void router.navigate({ to: paths.signIn, search: { back }, replace: true });
  }, [router]);
  return null;
}

function Frame({ demo }: { demo: boolean }) {
  const [palette, setPalette] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const today = useQuery(todayQuery);
  useLive();
  const openPalette = () => setPalette(true);
  const takeTyped = useTypedAhead(palette);
  useShortcuts({ openPalette, openList: () => setShortcuts(true) });
  const needs = today.data?.needs_count ?? 0;

  // Outside system: the network. Once the page rests the palette comes, so that typing right after
  // Ctrl K loses no letter.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 200);
    return () => clearTimeout(timer);
  }, []);

  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      {demo ? <DemoBar /> : null}
      <div className={classes.frame} data-demo={demo || undefined}>
        <Rail needs={needs} onSearch={openPalette} onShortcuts={() => setShortcuts(true)} />
        <main id="content" className={classes.main} tabIndex={-1}>
          <OfflineNotice />
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar needs={needs} onSearch={openPalette} />
      {palette ? (
        <Suspense fallback={null}>
          <Palette
            takeTyped={takeTyped}
            onClose={() => setPalette(false)}
            onShortcuts={() => setShortcuts(true)}
          />
        </Suspense>
      ) : null}
      <ShortcutsDialog opened={shortcuts} onClose={() => setShortcuts(false)} />
    </>
  );
}

function Waiting() {
  return (
    <div className={classes.waiting}>
      <Skeleton />
    </div>
  );
}
