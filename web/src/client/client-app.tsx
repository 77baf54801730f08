import { useCallback, useEffect, useState } from 'react';
import { createClientApi, type ClientApi } from './api/client-api';
import { asProblem, type Problem } from './api/problem';
import type { ClientHome } from './api/types';
import { applyFirmColour } from './brand/firm-brand';
import { ClientPages } from './client-pages';
import { CrashNotice } from './frame/crash-notice';
import { ScriptFault } from './frame/script-fault';
import { Skeleton } from './frame/skeleton';
import { ExpiredPage } from './home/expired-page';
import { ProblemPage } from './home/problem-page';

interface Loaded {
  home?: ClientHome;
  problem?: Problem;
}

// The pages behind one client link. Everything on them needs the firm and the steps, so these are
// fetched first.
export function ClientApp({ token }: { token: string }) {
  const [api] = useState(() => createClientApi(token));
  const [{ home, problem }, setLoaded] = useState<Loaded>({});
  const [tries, setTries] = useState(0);
  const setHome = useCallback((next: ClientHome) => setLoaded({ home: next }), []);
  const retry = () => {
    setLoaded({});
    setTries(tries + 1);
  };

  useEffect(() => fetchHome(api, setLoaded), [api, tries]);

  useEffect(() => {
    if (!problem?.isPassing) return;
    const again = () => setTries((count) => count + 1);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [problem]);

  return (
    <CrashNotice firm={home?.firm}>
      {home ? (
        <ClientPages api={api} token={token} home={home} setHome={setHome} />
      ) : problem?.isGone ? (
        <ExpiredPage api={api} />
      ) : problem ? (
        <ProblemPage problem={problem} onRetry={retry} />
      ) : (
        <Skeleton />
      )}
      <ScriptFault firm={home?.firm} />
    </CrashNotice>
  );
}

function fetchHome(api: ClientApi, show: (loaded: Loaded) => void) {
  let isWanted = true;
  api.home().then(
    (home) => {
      if (!isWanted) return;
      applyFirmColour(home.firm.colour);
      show({ home });
    },
    (fault: unknown) => {
      if (isWanted) show({ problem: asProblem(fault) });
    },
  );
  return () => {
    isWanted = false;
  };
}
