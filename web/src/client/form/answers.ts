import { apply, truthy, type RulesLogic } from 'json-logic-js';
import type { Field, Form, FormPart, UploadedFile } from '../api/types';

export type Answer = string | number | boolean | string[];
export type Answers = Readonly<Record<string, Answer>>;
export type Files = Readonly<Record<string, readonly UploadedFile[]>>;

// What the server keeps can be anything that was ever typed; what cannot be shown is left out.
export function readAnswers(kept: Record<string, unknown>): Answers {
  const answers: Record<string, Answer> = {};
  for (const [key, value] of Object.entries(kept)) {
    const answer = readAnswer(value);
    if (answer !== undefined) answers[key] = answer;
  }
  return answers;
}

function readAnswer(value: unknown): Answer | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return undefined;
}

export function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  return Array.isArray(answer) && answer.length === 0;
}

export function isAnswered(field: Field, answers: Answers, files: Files): boolean {
  if (field.kind === 'file') return (files[field.key] ?? []).length > 0;
  return !isEmpty(answers[field.key]);
}

// The number that was meant, or the text as it was typed when it is none: the server keeps both.
export function readNumber(text: string): number | string {
  const plain = text.replace(/[\s\u00a0'’]/g, '').replace(/^[£$€]|[£$€]$/g, '');
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const western = grouped
    ? plain.replaceAll(',', '')
    : plain.replace(/^(-?\d+),(\d{1,2})$/, '$1.$2');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(western) ? Number(western) : text;
}

export function answerText(answer: Answer | undefined): string {
  if (answer === undefined || typeof answer === 'boolean' || Array.isArray(answer)) return '';
  return String(answer);
}

// The parts with the fields that are asked, as the server decides it: over all answers so far,
// where a file field holds the ids of its files.
export function askedParts(form: Form, answers: Answers, files: Files): FormPart[] {
  const given = givenAnswers(form, answers, files);
  return form.parts.map((part) => ({
    ...part,
    fields: part.fields.filter((field) => isAsked(field, given)),
  }));
}

function givenAnswers(form: Form, answers: Answers, files: Files): Record<string, Answer> {
  const given: Record<string, Answer> = {};
  for (const field of form.parts.flatMap((part) => part.fields)) {
    const answer =
      field.kind === 'file' ? files[field.key]?.map((file) => file.id) : answers[field.key];
    if (answer !== undefined && !isEmpty(answer)) given[field.key] = answer;
  }
  return given;
}

function isAsked(field: Field, given: Record<string, Answer>): boolean {
  if (!isRule(field.shown_when)) return true;
  try {
    return truthy(apply(field.shown_when, given));
  } catch {
    // A condition that this page cannot read hides nothing: the server decides on submission.
    return true;
  }
}

function isRule(value: unknown): value is RulesLogic {
  return value !== undefined && value !== null;
}

// Only what is asked is sent in; the rest stays where it was saved.
export function askedAnswers(form: Form, answers: Answers, files: Files): Record<string, Answer> {
  const given = givenAnswers(form, answers, files);
  const asked = askedParts(form, answers, files).flatMap((part) => part.fields);
  const keys = new Set(asked.map((field) => field.key));
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.has(key)));
}
