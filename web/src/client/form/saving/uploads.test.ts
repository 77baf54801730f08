import { expect, it } from 'vitest';
import { offlineProblem, Problem } from '../../api/problem';
import type { UploadedFile } from '../../api/types';
import { createUploads, type UploadView } from './uploads';

interface Sent {
  name: string;
  onSent: (share: number) => void;
  arrive: () => void;
  fail: (problem: Problem) => void;
  stopped: boolean;
}

function start() {
  const sent: Sent[] = [];
  const done: UploadedFile[] = [];
  let shown: UploadView[] = [];
  const uploads = createUploads({
    send: (_field, file, onSent) => {
      const { name, size } = file;
      const entry: Sent = { name, onSent, stopped: false, arrive: () => {}, fail: () => {} };
      const arrived = new Promise<UploadedFile>((resolve, reject) => {
        entry.arrive = () => resolve({ id: `fil_${name}`, name, size });
        entry.fail = reject;
      });
      sent.push(entry);
      return {
        done: arrived,
        stop: () => {
          entry.stopped = true;
          entry.fail(offlineProblem());
        },
      };
    },
    onDone: (_field, file) => done.push(file),
    onChange: (views) => {
      shown = views;
    },
  });
  return { uploads, sent, done, shown: () => shown };
}

const file = (name: string) => new File(['x'], name);
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('sends one file after the other and says how far each is', async () => {
  const { uploads, sent, done, shown } = start();
  uploads.add('statement', [file('a.pdf'), file('b.pdf')]);
  expect(sent.map(({ name }) => name)).toEqual(['a.pdf']);
  sent[0]?.onSent(0.5);
  expect(shown().map(({ state, sent: share }) => [state, share])).toEqual([
    ['sending', 0.5],
    ['queued', 0],
  ]);
  sent[0]?.arrive();
  await settle();
  expect(sent.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
  expect(done.map(({ name }) => name)).toEqual(['a.pdf']);
});

it('keeps a file that did not arrive until it is tried again', async () => {
  const { uploads, sent, done, shown } = start();
  uploads.add('statement', [file('a.pdf')]);
  sent[0]?.fail(offlineProblem());
  await settle();
  expect(shown()).toMatchObject([{ state: 'failed', words: 'This did not arrive.' }]);
  uploads.retryAll();
  sent[1]?.arrive();
  await settle();
  expect(done).toHaveLength(1);
  expect(shown()).toEqual([]);
});

it('does not send again what the server refuses', async () => {
  const { uploads, sent, shown } = start();
  uploads.add('statement', [file('a.exe')]);
  sent[0]?.fail(new Problem(422, 'Refused', 'Please send a PDF.'));
  await settle();
  uploads.retryAll();
  expect(sent).toHaveLength(1);
  expect(shown()).toMatchObject([{ state: 'refused', words: 'Please send a PDF.' }]);
});

it('stops a file that is removed while it is on its way, and goes on with the next', async () => {
  const { uploads, sent, shown } = start();
  uploads.add('statement', [file('a.pdf'), file('b.pdf')]);
  uploads.remove(shown()[0]?.id ?? 0);
  await settle();
  expect(sent[0]?.stopped).toBe(true);
  expect(sent.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
  expect(shown().map(({ name }) => name)).toEqual(['b.pdf']);
});
