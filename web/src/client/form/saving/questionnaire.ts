import type { ClientApi } from '../../api/client-api';
import { asProblem, fieldErrors, type Problem } from '../../api/problem';
import type { ClientForm, ClientHome, Field, UploadedFile } from '../../api/types';
import { askedAnswers, readAnswers, type Answer, type Answers, type Files } from '../answers';
import { createSaveQueue, type SaveState } from './save-queue';
import { createUploads, type UploadView } from './uploads';

// One questionnaire while it is being answered: what was answered, what is saved, which files are
// on their way. It outlives its pages: walking between them or losing the line loses nothing.

export interface QuestionnaireView {
  loaded?: ClientForm;
  problem?: Problem;
  answers: Answers;
  files: Files;
  uploads: UploadView[];
  save: SaveState;
  // What the server said of single fields when it last saved or refused them.
  server_errors: Readonly<Record<string, string>>;
}

interface QuestionnaireOptions {
  api: ClientApi;
  step: string;
  read_only: boolean;
  now: () => number;
}

export function createQuestionnaire({ api, step, read_only, now }: QuestionnaireOptions) {
  const listeners = new Set<() => void>();
  let view: QuestionnaireView = {
    answers: {},
    files: {},
    uploads: [],
    save: { kind: 'idle' },
    server_errors: {},
  };

  function change(part: Partial<QuestionnaireView>) {
    view = { ...view, ...part };
    for (const listener of listeners) listener();
  }

  const setFiles = (field: string, files: readonly UploadedFile[]) =>
    change({
      files: { ...view.files, [field]: files },
      server_errors: without(view.server_errors, [field]),
    });

  const queue = createSaveQueue({
    send: (answers, keepalive) => api.save(step, answers, keepalive),
    onSaved: (keys, saved) => {
      const errors = fieldErrors(saved.errors);
      const told = Object.fromEntries(
        keys.flatMap((key) => (errors[key] === undefined ? [] : [[key, errors[key]]])),
      );
      change({ server_errors: { ...without(view.server_errors, keys), ...told } });
    },
    onState: (save) => change({ save }),
    now,
  });

  const uploads = createUploads({
    send: (field, file, onSent) => api.upload({ step, field, file, onSent }),
    onDone: (field, file) => setFiles(field, [...(view.files[field] ?? []), file]),
    onChange: (views) => change({ uploads: views }),
  });

  // Answers given while the form was away from the page win over what the server knew before them.
  async function load() {
    const before = view.loaded;
    change({ problem: undefined, loaded: undefined });
    try {
      const loaded = await api.form(step);
      const answers = { ...readAnswers(loaded.answers), ...readAnswers(queue.unsaved()) };
      change({ loaded, answers, files: loaded.files });
    } catch (fault) {
      const problem = asProblem(fault);
      change(before && problem.isPassing ? { loaded: before } : { problem });
    }
  }

  async function send(form: ClientForm): Promise<ClientHome> {
    const stopped = await queue.flush();
    if (stopped) throw stopped;
    try {
      return await api.submit(step, askedAnswers(form.form, view.answers, view.files));
    } catch (fault) {
      const problem = asProblem(fault);
      if (problem.status === 409 && (await api.form(step)).submitted_at) return api.home();
      change({ server_errors: { ...view.server_errors, ...fieldErrors(problem.errors) } });
      throw problem;
    }
  }

  return {
    view: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load,
    send,
    answer(field: Field, answer: Answer | undefined) {
      const rest = without(view.answers, [field.key]);
      change({
        answers: answer === undefined ? rest : { ...rest, [field.key]: answer },
        server_errors: without(view.server_errors, [field.key]),
      });
      if (!read_only) queue.put(field.key, answer ?? null, isTyped(field));
    },
    addFiles: (field: Field, files: File[]) => uploads.add(field.key, files),
    removeUpload: uploads.remove,
    retryUpload: uploads.retry,
    // The file leaves the page at once and comes back if the server could not remove it.
    async removeFile(field: Field, file: UploadedFile) {
      const before = view.files[field.key] ?? [];
      const rest = before.filter((other) => other.id !== file.id);
      setFiles(field.key, rest);
      try {
        await api.removeFile(step, file.id);
      } catch (fault) {
        if (asProblem(fault).isGone) return;
        setFiles(field.key, before);
        const words = `${file.name} could not be removed. Please try again.`;
        change({ server_errors: { ...view.server_errors, [field.key]: words } });
      }
    },
    saveNow: () => queue.flush(),
    hasUnsaved: () => Object.keys(queue.unsaved()).length > 0 || view.uploads.length > 0,
    leave: () => queue.leave(),
    // The line is back: everything that waited goes on.
    goOn() {
      void queue.flush();
      uploads.retryAll();
    },
  };
}

export type Questionnaire = ReturnType<typeof createQuestionnaire>;

const isTyped = (field: Field) =>
  !['yes_no', 'one_of', 'several_of', 'date', 'file'].includes(field.kind);

function without<T>(record: Readonly<Record<string, T>>, keys: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
