import type { Field } from '../api/shapes';
import { isAnswered, isEmpty, type Answer, type Answers, type Files } from './answers';
import type { UploadView } from './uploads';

// What is wrong with an answer, in words. The server has the last word; these are here so that a
// person is told at once.

interface Answering {
  answers: Answers;
  files: Files;
  uploads: readonly UploadView[];
  server_errors: Readonly<Record<string, string>>;
}

// What is to be put right at a field, by the server's words or by those of this page. A file that is
// on its way counts as there; one that did not arrive must not be forgotten.
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

// What is wrong with an answer that is there; nothing while it is empty.
export function answerProblem(field: Field, answer: Answer | undefined): string | undefined {
  if (answer === undefined || isEmpty(answer)) return undefined;
  switch (field.kind) {
    case 'short_text':
    case 'long_text':
      return tooLong(field, String(answer));
    case 'email':
      return emailProblem(String(answer)) ?? tooLong(field, String(answer));
    case 'phone':
      return phoneProblem(String(answer)) ?? tooLong(field, String(answer));
    case 'number':
      return numberProblem(field, answer, 'Please write a number, such as 12.');
    case 'money':
      return numberProblem(field, answer, 'Please write an amount, such as 1250.50.');
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(answer))
        ? undefined
        : 'Please give a whole date: day, month and year.';
    case 'several_of':
      return countProblem(field, Array.isArray(answer) ? answer.length : 0);
    default:
      return undefined;
  }
}

function tooLong(field: Field, text: string): string | undefined {
  const length = [...text].length;
  if (field.max_length === undefined || length <= field.max_length) return undefined;
  return `This has ${length} characters, and ${field.max_length} is the most.`;
}

function emailProblem(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(trimmed)) return undefined;
  if (!trimmed.includes('@')) return 'An e-mail address has an @, as in name@example.com.';
  return 'Please check this e-mail address. It should look like name@example.com.';
}

function phoneProblem(text: string): string | undefined {
  if (/[^\d\s()+./-]/.test(text.trim().replace(/\s*(ext|x)\.?\s*\d+$/i, '')))
    return 'A phone number has digits only, and a + in front if it is from abroad.';
  const digits = text.replace(/\D/g, '').length;
  return digits < 6 ? 'This phone number is too short. Please give all of its digits.' : undefined;
}

function numberProblem(field: Field, answer: Answer, words: string): string | undefined {
  if (typeof answer !== 'number') return words;
  if (field.min !== undefined && answer < field.min) return `The least possible is ${field.min}.`;
  if (field.max !== undefined && answer > field.max) return `The most possible is ${field.max}.`;
  return undefined;
}

function countProblem(field: Field, count: number): string | undefined {
  if (field.min !== undefined && count < field.min) return `Please choose at least ${field.min}.`;
  if (field.max !== undefined && count > field.max) return `Please choose at most ${field.max}.`;
  return undefined;
}
