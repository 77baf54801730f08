import { useEffect, useState } from 'react';
import { parseRoute, type Route } from './paths';

const moved = 'stepwell-moved';
let moves = 0;

export interface Move {
  // The page takes the place of the present one in the browser's history.
  replace?: boolean;
}

export function navigate(url: string, { replace = false }: Move = {}) {
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  if (!replace) moves += 1;
  window.dispatchEvent(new Event(moved));
}

// Whether somebody has walked on since the page was loaded: only then is focus moved for them.
export const hasMoved = () => moves > 0;

const here = () => parseRoute(location.pathname, location.search);

// The page that the address bar names.
export function useRoute(): Route {
  const [route, setRoute] = useState(here);
  useEffect(() => {
    const follow = () => setRoute(here());
    const back = () => {
      moves += 1;
      follow();
    };
    window.addEventListener('popstate', back);
    window.addEventListener(moved, follow);
    return () => {
      window.removeEventListener('popstate', back);
      window.removeEventListener(moved, follow);
    };
  }, []);
  return route;
}
