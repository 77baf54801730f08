// The API as a member uses it: for facts that pages do not show, and to prepare what a journey needs.
import type { components } from '../../../web/src/api/generated/api';
import type { Login } from './server';

type Schemas = components['schemas'];
export type Run = Schemas['Run'];
export type RunSummary = Schemas['RunSummary'];
export type Message = Schemas['Message'];
export type HistoryEntry = Schemas['HistoryEntry'];

interface List<Item> {
  items: Item[];
  next_cursor?: string;
}

interface Draft {
  method?: string;
  body?: object;
  headers?: Record<string, string>;
}

const patienceMs = 60_000;

export class Api {
  private constructor(
    private readonly base: string,
    private readonly cookie: string,
    private readonly csrfToken: string,
  ) {}

  static async signIn(url: string, { email, password }: Login): Promise<Api> {
    const base = `${url}/api/v1`;
    const answer = await fetch(`${base}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const session: Schemas['Session'] = await answer.json();
    return new Api(base, cookie, session.csrf_token);
  }

  async request(path: string, { method = 'GET', body, headers = {} }: Draft = {}) {
    const answer = await fetch(this.base + path, {
      method,
      headers: {
        cookie: this.cookie,
        'x-csrf-token': this.csrfToken,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (answer.ok) return answer;
    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }

  async get<Body>(path: string): Promise<Body> {
    return (await this.request(path)).json();
  }

  async post<Body>(path: string, body: object, headers?: Record<string, string>): Promise<Body> {
    return (
      await this.request(path, { method: 'POST', body, ...(headers ? { headers } : {}) })
    ).json();
  }

  async all<Item>(path: string): Promise<Item[]> {
    const found: Item[] = [];
    const page = path + (path.includes('?') ? '&' : '?') + 'limit=100';
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const from: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const list: List<Item> = await this.get(page + from);
      found.push(...list.items);
      cursor = list.next_cursor;
    }
    return found;
  }

  // Newest first.
  history(run: string) {
    return this.all<HistoryEntry>(`/runs/${run}/history`);
  }

  // Every mail of the demo's mailbox in full, newest first.
  async mails(to?: string): Promise<Message[]> {
    const path = `/demo/mailbox${to ? `?to=${encodeURIComponent(to)}` : ''}`;
    const mails = await this.all<Schemas['DemoMail']>(path);
    return Promise.all(mails.map(({ id }) => this.get<Message>(`/demo/mailbox/${id}`)));
  }

  // Waits until the probe finds something. It looks again whenever the server says that something
  // has changed.
  async until<Found>(what: string, probe: () => Promise<Found | undefined>): Promise<Found> {
    const signal = AbortSignal.timeout(patienceMs);
    const headers = { cookie: this.cookie };
    const events = (await fetch(`${this.base}/events`, { headers, signal })).body?.getReader();
    for (;;) {
      const found = await probe();
      if (found !== undefined) {
        await events?.cancel();
        return found;
      }
      const heard = await events?.read().catch(() => undefined);
      if (!heard || heard.done) throw new Error(`waited in vain for ${what}`);
    }
  }
}
