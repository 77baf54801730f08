import { offlineProblem, Problem } from './problem';
import type {
  ClientContract,
  ClientForm,
  ClientHome,
  SavedAnswers,
  Signature,
  UploadedFile,
} from './types';

const patienceMs = 30_000;

interface Call {
  method?: string;
  body?: unknown;
  // The call outlives the page: used for the last save when somebody closes the tab.
  keepalive?: boolean;
}

interface UploadCall {
  step: string;
  field: string;
  file: File;
  onSent: (share: number) => void;
}

export interface Upload {
  done: Promise<UploadedFile>;
  stop: () => void;
}

// Everything that a client link can do. The token in the path is the right; no cookie is sent.
export function createClientApi(token: string) {
  const base = `/api/v1/client/${encodeURIComponent(token)}`;

  async function call<T>(path: string, { method = 'GET', body, keepalive }: Call = {}): Promise<T> {
    let response: Response;
    try {
      response = await fetch(base + path, {
        method,
        credentials: 'omit',
        keepalive,
        headers: body === undefined ? undefined : { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      });
    } catch {
      throw offlineProblem();
    }
    const text = await response.text().catch(() => '');
    if (!response.ok) throw problemFrom(response.status, text);
    return parse(text);
  }

  const step = (name: string) => encodeURIComponent(name);

  return {
    home: () => call<ClientHome>(''),
    form: (name: string) => call<ClientForm>(`/form/${step(name)}`),
    save: (name: string, answers: Record<string, unknown>, keepalive = false) =>
      call<SavedAnswers>(`/form/${step(name)}/answers`, {
        method: 'PATCH',
        body: { answers },
        keepalive,
      }),
    submit: (name: string, answers: Record<string, unknown>) =>
      call<ClientHome>(`/form/${step(name)}/submission`, { method: 'POST', body: { answers } }),
    upload: (upload: UploadCall) => {
      const query = new URLSearchParams({ field: upload.field, name: upload.file.name });
      return send(`${base}/form/${step(upload.step)}/files?${query.toString()}`, upload);
    },
    removeFile: (name: string, file: string) =>
      call<undefined>(`/form/${step(name)}/files/${encodeURIComponent(file)}`, {
        method: 'DELETE',
      }),
    contract: (name: string) => call<ClientContract>(`/contract/${step(name)}`),
    sign: (name: string, signature: Signature) =>
      call<ClientHome>(`/contract/${step(name)}/signature`, { method: 'POST', body: signature }),
    refuse: (name: string, reason: string) =>
      call<ClientHome>(`/contract/${step(name)}/refusal`, { method: 'POST', body: { reason } }),
    ask: (text: string, about?: string) =>
      call<undefined>('/question', { method: 'POST', body: { text, step: about } }),
    seen: (about?: string) => call<undefined>('/seen', { method: 'POST', body: { step: about } }),
    freshLink: () => call<undefined>('/fresh_link', { method: 'POST', body: {} }),
  };
}

export type ClientApi = ReturnType<typeof createClientApi>;

function parse(text: string) {
  return text === '' ? undefined : JSON.parse(text);
}

function problemFrom(status: number, text: string): Problem {
  try {
    const { title, detail, errors } = JSON.parse(text);
    return new Problem(status, title ?? 'Something went wrong', detail, errors ?? []);
  } catch {
    return new Problem(status, 'Something went wrong', 'Please try again in a moment.');
  }
}

// XMLHttpRequest, since fetch cannot say how much of a body has left.
function send(url: string, { file, onSent }: UploadCall): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.open('POST', url);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onSent(event.loaded / event.total);
    };
    request.onerror = request.ontimeout = request.onabort = () => reject(offlineProblem());
    request.onload = () => {
      if (request.status < 300) resolve(parse(request.responseText));
      else reject(problemFrom(request.status, request.responseText));
    };
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}
