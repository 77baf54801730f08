import { useEffect, useState, type ComponentType } from 'react';
import { Problem } from './api/problem';
import { Frame } from './frame/frame';
import { Skeleton } from './frame/skeleton';
import { ProblemPage } from './home/problem-page';
import type { FormPlace, Route } from './paths';

// Answering and signing are fetched by those who do them, so that each page carries its own script
// only.

interface PageProps {
  step: string;
  place?: FormPlace;
}

type Load = () => Promise<ComponentType<PageProps>>;

export const pageLoads: Record<'form' | 'contract', Load> = {
  form: () => import('./form/form-page').then((module) => module.FormPage),
  contract: () => import('./sign/contract-page').then((module) => module.ContractPage),
};

// Begins to fetch the page's script while its data is still on the way.
export function fetchAhead(route: Route) {
  if (route.page === 'form' || route.page === 'contract')
    pageLoads[route.page]().catch(() => undefined);
}

const unreachable = new Problem(0, 'No connection');

export function LazyPage({ load, ...props }: PageProps & { load: Load }) {
  const [page, setPage] = useState<{ Page: ComponentType<PageProps> }>();
  const [isLost, setIsLost] = useState(false);

  useEffect(() => {
    load().then(
      (Page) => setPage({ Page }),
      () => setIsLost(true),
    );
  }, [load]);

  if (page) return <page.Page {...props} />;
  if (isLost) return <ProblemPage problem={unreachable} onRetry={() => location.reload()} />;
  return (
    <Frame step={props.step} ladder="always">
      <Skeleton />
    </Frame>
  );
}
