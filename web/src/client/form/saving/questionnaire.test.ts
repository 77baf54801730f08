import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offlineProblem, Problem } from '../../api/problem';
import type { ClientApi } from '../../api/client-api';
import { createQuestionnaire } from './questionnaire';
import { apiWith, fieldOfKind, home, questionsOf } from '../test-world';

const name = fieldOfKind('short_text', { key: 'name' });
const vat = fieldOfKind('yes_no', { key: 'vat' });
const loaded = { ...questionsOf([name, vat]), answers: { name: 'Priya' } };
const saved = { saved_at: '2026-03-04T10:00:00Z', errors: [] };

async function open(api: Partial<ClientApi>, read_only = false) {
  const questionnaire = createQuestionnaire({
    api: apiWith({ form: () => Promise.resolve(loaded), ...api }),
    step: 'intake',
    read_only,
    now: () => 0,
  });
  await questionnaire.load();
  return questionnaire;
}

describe('a questionnaire', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps an answer that is not saved yet when the form is fetched anew', async () => {
    const questionnaire = await open({ save: () => Promise.reject(offlineProblem()) });
    questionnaire.answer(name, 'Priya Raman');
    await vi.advanceTimersByTimeAsync(800);
    await questionnaire.load();
    expect(questionnaire.view().answers).toEqual({ name: 'Priya Raman' });
    expect(questionnaire.hasUnsaved()).toBe(true);
  });

  it('stays usable when fetching anew fails for want of a line', async () => {
    const form = vi.fn().mockResolvedValueOnce(loaded).mockRejectedValue(offlineProblem());
    const questionnaire = await open({ form });
    await questionnaire.load();
    expect(questionnaire.view()).toMatchObject({ loaded, problem: undefined });
  });

  it('saves an emptied field as null', async () => {
    const save = vi.fn().mockResolvedValue(saved);
    const questionnaire = await open({ save });
    questionnaire.answer(name, undefined);
    await questionnaire.saveNow();
    expect(save).toHaveBeenCalledWith('intake', { name: null }, false);
  });

  it('shows what the server says of a field, until it is answered anew', async () => {
    const errors = [
      { pointer: '/answers/name', detail: 'This is not a name.' },
      { pointer: '/answers/vat', detail: 'not part of this call' },
    ];
    const questionnaire = await open({ save: () => Promise.resolve({ ...saved, errors }) });
    questionnaire.answer(name, 'P');
    await questionnaire.saveNow();
    expect(questionnaire.view().server_errors).toEqual({ name: 'This is not a name.' });
    questionnaire.answer(name, 'Pr');
    expect(questionnaire.view().server_errors).toEqual({});
  });

  it('is not sent in while an answer is not saved', async () => {
    const submit = vi.fn();
    const questionnaire = await open({ submit, save: () => Promise.reject(offlineProblem()) });
    questionnaire.answer(vat, true);
    await expect(questionnaire.send(loaded)).rejects.toMatchObject({ status: 0 });
    expect(submit).not.toHaveBeenCalled();
  });

  it('is sent in with everything that is asked', async () => {
    const submit = vi.fn().mockResolvedValue(home);
    const questionnaire = await open({ submit, save: () => Promise.resolve(saved) });
    questionnaire.answer(vat, false);
    expect(await questionnaire.send(loaded)).toBe(home);
    expect(submit).toHaveBeenCalledWith('intake', { name: 'Priya', vat: false });
  });

  it('takes a second sending that was too late as the first that arrived', async () => {
    const form = vi
      .fn()
      .mockResolvedValueOnce(loaded)
      .mockResolvedValue({ ...loaded, submitted_at: '2026-03-04T10:00:00Z' });
    const questionnaire = await open({
      form,
      submit: () => Promise.reject(new Problem(409, 'Submitted already')),
      home: () => Promise.resolve(home),
    });
    expect(await questionnaire.send(loaded)).toBe(home);
  });

  it('points a refused sending at its fields', async () => {
    const errors = [{ pointer: '/answers/name', detail: 'Please give your whole name.' }];
    const questionnaire = await open({
      submit: () => Promise.reject(new Problem(422, 'Invalid', '', errors)),
    });
    await expect(questionnaire.send(loaded)).rejects.toMatchObject({ status: 422 });
    expect(questionnaire.view().server_errors).toEqual({ name: 'Please give your whole name.' });
  });

  it('brings a file back that could not be removed', async () => {
    const file = { id: 'fil_1', name: 'a.pdf', size: 1 };
    const field = fieldOfKind('file');
    const questionnaire = await open({
      form: () => Promise.resolve({ ...loaded, files: { file: [file] } }),
      removeFile: () => Promise.reject(offlineProblem()),
    });
    const removed = questionnaire.removeFile(field, file);
    expect(questionnaire.view().files.file).toEqual([]);
    await removed;
    expect(questionnaire.view().files.file).toEqual([file]);
    expect(questionnaire.view().server_errors.file).toContain('could not be removed');
  });

  it('saves nothing when a member only looks', async () => {
    const questionnaire = await open({}, true);
    questionnaire.answer(name, 'Maya');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(questionnaire.view().save).toEqual({ kind: 'idle' });
  });
});
