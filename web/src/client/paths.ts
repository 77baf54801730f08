// Every address of the client pages. The token, which is the right, stands in the path only.

export type FormPlace = number | 'review' | 'resume';

export type Route =
  // `entry` is the bare link from a mail, which may lead on to the page that it was made for.
  | { page: 'home'; entry: boolean }
  | { page: 'done'; step: string }
  | { page: 'form'; step: string; place: FormPlace }
  | { page: 'contract'; step: string };

export function tokenOf(path: string): string {
  return decode(path.split('/')[2] ?? '');
}

export function parseRoute(path: string, search: string): Route {
  const [, , , kind, name = ''] = path.split('/');
  const query = new URLSearchParams(search);
  const step = decode(name);
  if (kind === 'form' && step) return { page: 'form', step, place: placeOf(query.get('part')) };
  if (kind === 'contract' && step) return { page: 'contract', step };
  const done = query.get('done');
  if (done) return { page: 'done', step: done };
  return { page: 'home', entry: !query.has('home') };
}

function placeOf(part: string | null): FormPlace {
  if (part === 'review') return 'review';
  return part !== null && /^[1-9]\d{0,3}$/.test(part) ? Number(part) : 'resume';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function clientPaths(token: string) {
  const base = `/c/${encodeURIComponent(token)}`;
  return {
    home: () => `${base}?home`,
    done: (step: string) => `${base}?done=${encodeURIComponent(step)}`,
    contract: (step: string) => `${base}/contract/${encodeURIComponent(step)}`,
    form: (step: string, place: FormPlace = 'resume') => {
      const path = `${base}/form/${encodeURIComponent(step)}`;
      return place === 'resume' ? path : `${path}?part=${place}`;
    },
  };
}

export type ClientPaths = ReturnType<typeof clientPaths>;
