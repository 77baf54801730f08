import type { Upload } from '../../api/client-api';
import { asProblem } from '../../api/problem';
import type { UploadedFile } from '../../api/types';

// Files on their way. They go one at a time, since phones have narrow lines, and each says how far
// it is. One that failed keeps its bytes until it is tried again or removed.

export interface UploadView {
  id: number;
  field: string;
  name: string;
  size: number;
  state: 'queued' | 'sending' | 'failed' | 'refused';
  // 0 to 1.
  sent: number;
  words?: string;
}

interface Item extends UploadView {
  file: File;
  stop?: () => void;
}

interface UploadsOptions {
  send: (field: string, file: File, onSent: (share: number) => void) => Upload;
  onDone: (field: string, file: UploadedFile) => void;
  onChange: (uploads: UploadView[]) => void;
}

export function createUploads({ send, onDone, onChange }: UploadsOptions) {
  let items: Item[] = [];
  let lastId = 0;

  const show = () =>
    onChange(
      items.map(({ id, field, name, size, state, sent, words }) => ({
        id,
        field,
        name,
        size,
        state,
        sent,
        words,
      })),
    );

  const drop = (item: Item) => {
    items = items.filter((other) => other !== item);
  };

  async function next() {
    if (items.some((item) => item.state === 'sending')) return;
    const item = items.find((other) => other.state === 'queued');
    if (!item) return;
    item.state = 'sending';
    const upload = send(item.field, item.file, (share) => {
      item.sent = share;
      show();
    });
    item.stop = upload.stop;
    show();
    try {
      const file = await upload.done;
      drop(item);
      onDone(item.field, file);
    } catch (fault) {
      const problem = asProblem(fault);
      item.state = problem.isPassing ? 'failed' : 'refused';
      item.sent = 0;
      item.words = problem.isPassing ? 'This did not arrive.' : problem.message;
    }
    show();
    void next();
  }

  function retryIf(isMeant: (item: Item) => boolean) {
    for (const item of items)
      if (item.state === 'failed' && isMeant(item)) {
        item.state = 'queued';
        item.words = undefined;
      }
    show();
    void next();
  }

  return {
    add(field: string, files: File[]) {
      for (const file of files) {
        lastId += 1;
        const { name, size } = file;
        items.push({ id: lastId, field, name, size, state: 'queued', sent: 0, file });
      }
      show();
      void next();
    },
    remove(id: number) {
      const item = items.find((other) => other.id === id);
      if (!item) return;
      drop(item);
      item.stop?.();
      show();
    },
    retry: (id: number) => retryIf((item) => item.id === id),
    retryAll: () => retryIf(() => true),
  };
}
