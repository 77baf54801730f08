import type { Field } from '../api/types';
import { isAnswered, isEmpty, type Answer, type Answers, type Files } from './answers';
import type { UploadView } from './saving/uploads';

// What is wrong with an answer, in words. The server has the last word; these are here so that a
// person is told at once.

interface Answering {
  answers: Answers;
  files: Files;
  uploads: readonly UploadView[];
  server_errors: Readonly<Record<string, string>>;
}

// What is to be put right at a field, by the server's words or by those of this page. A file that
// is on its way counts as there; one that did not arrive must not be forgotten.
export function openFault(field: Field, view: Answering): string | undefined {
  const told = view.server_errors[field.key];
  if (told !== undefined) return told;
  const uploads = view.uploads.filter((upload) => upload.field === field.key);
  if (uploads.some(({ state }) => state === 'failed' || state === 'refused'))
    return 'A file did not arrive. Please try again, or remove it.';
  return uploads.length > 0 ? undefined : fieldProblem(field, view.answers, view.files);
}

// Everything that keeps the field from being sent in, a missing answer too.
export function fieldProblem(field: Field, answers: Answers, files: Files): string | undefined {
  if (!isAnswered(field, answers, files)) return field.required ? missing(field) : undefined;
  return field.kind === 'file' ? undefined : answerProblem(field, answers[field.key]);
}

function missing(field: Field): string {
  switch (field.kind) {
    case 'yes_no':
      return 'Please choose yes or no.';
    case 'one_of':
      return 'Please choose one.';
    case 'several_of':
      return 'Please choose at least one.';
    case 'file':
      return 'Please add a file.';
    case 'date':
      return 'Please give a date.';
    default:
      return 'Please fill this in.';
  }
}

// What is wrong with an answer that is there; nothing while it is empty. Rules and words are those
// of the server, so that nobody is told the same thing twice in two ways.
export function answerProblem(field: Field, answer: Answer | undefined): string | undefined {
  if (answer === undefined || isEmpty(answer)) return undefined;
  switch (field.kind) {
    case 'short_text':
      return tooLong(field.max_length ?? shortTextMost, String(answer));
    case 'long_text':
      return tooLong(field.max_length ?? longTextMost, String(answer));
    case 'email':
      return isEmailAddress(String(answer).trim())
        ? undefined
        : 'An e-mail address looks like name@example.com.';
    case 'phone':
      return isPhoneNumber(String(answer))
        ? undefined
        : 'A phone number has digits, spaces and perhaps a +.';
    case 'number':
    case 'money':
      return numberProblem(field, answer);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(answer))
        ? undefined
        : 'Please enter a date that exists.';
    default:
      return undefined;
  }
}

const shortTextMost = 500;
const longTextMost = 10_000;
const numberMost = 1e15;

function tooLong(most: number, text: string): string | undefined {
  const length = [...text].length;
  return length > most ? `This has ${length} characters; at most ${most} fit here.` : undefined;
}

function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>,;"]+@[^\s@<>,;".][^\s@<>,;"]*\.[^\s@<>,;"]*[^\s@<>,;".]$/.test(text)
  );
}

function isPhoneNumber(text: string): boolean {
  return text.length <= 40 && /^[\d+\-() ./x]*$/.test(text) && text.replace(/\D/g, '').length >= 5;
}

function numberProblem(field: Field, answer: Answer): string | undefined {
  if (typeof answer !== 'number') return 'Please enter a number.';
  if (Math.abs(answer) > numberMost) return 'This number is too large.';
  const cents = answer * 100;
  if (field.kind === 'money' && Math.abs(cents - Math.round(cents)) > 1e-6)
    return 'An amount has at most two decimals.';
  if (field.min !== undefined && answer < field.min) return `This must be at least ${field.min}.`;
  if (field.max !== undefined && answer > field.max) return `This must be at most ${field.max}.`;
  return undefined;
}
