import { useEffect, useMemo, useState } from 'react';
import type { ClientApi } from './api/client-api';
import type { ClientHome } from './api/types';
import { ClientContext, type Client } from './client-context';
import { AskDialog } from './frame/ask-dialog';
import { DonePage } from './home/done-page';
import { HomePage } from './home/home-page';
import { LazyPage, pageLoads } from './lazy-page';
import { clientPaths, type ClientPaths, type Route } from './paths';
import { navigate, useRoute } from './router';
import { useSeen } from './use-seen';

interface Props {
  api: ClientApi;
  token: string;
  home: ClientHome;
  setHome: (home: ClientHome) => void;
}

export function ClientPages({ api, token, home, setHome }: Props) {
  const [paths] = useState(() => clientPaths(token));
  const [asking, setAsking] = useState<{ step?: string | undefined }>();
  const route = useRoute();
  const onward = entryPath(route, home, paths);
  const step = 'step' in route ? route.step : undefined;

  useEffect(() => {
    if (onward) navigate(onward, { replace: true });
  }, [onward]);

  useSeen(api, step, !home.link.read_only);

  const client = useMemo<Client>(
    () => ({ api, paths, home, setHome, ask: (about) => setAsking({ step: about }) }),
    [api, paths, home, setHome],
  );

  return (
    <ClientContext value={client}>
      {onward ? null : <Page route={route} />}
      {asking ? <AskDialog step={asking.step} onClose={() => setAsking(undefined)} /> : null}
    </ClientContext>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'form':
      return (
        <LazyPage
          key={`form ${route.step}`}
          load={pageLoads.form}
          step={route.step}
          place={route.place}
        />
      );
    case 'contract':
      return (
        <LazyPage key={`contract ${route.step}`} load={pageLoads.contract} step={route.step} />
      );
    case 'done':
      return <DonePage step={route.step} />;
    case 'home':
      return <HomePage />;
  }
}

// The bare link leads on to the page that it was made for, for as long as that is still to be done.
function entryPath(route: Route, home: ClientHome, paths: ClientPaths): string | undefined {
  const { opens, step } = home.link;
  if (route.page !== 'home' || !route.entry || opens === 'home') return undefined;
  const meant = home.now.find((now) => now.step === step && now.kind === opens);
  if (!meant) return undefined;
  return opens === 'form' ? paths.form(meant.step) : paths.contract(meant.step);
}
