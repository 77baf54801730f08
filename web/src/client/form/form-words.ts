import type { ClientFirm, Field, FormPart } from '../api/types';
import { isAnswered, type Answer, type Answers, type Files } from './answers';
import type { SaveState } from './saving/save-queue';
import { dayWords, timeWords } from '../words';

// Seconds that people need for a question, roughly. Shown as whole minutes only.
const seconds: Record<Field['kind'], number> = {
  short_text: 15,
  long_text: 60,
  email: 15,
  phone: 15,
  number: 15,
  money: 20,
  date: 15,
  yes_no: 8,
  one_of: 10,
  several_of: 15,
  file: 60,
};

export function minutesLeft(parts: FormPart[], answers: Answers, files: Files): number {
  const open = parts.flatMap((part) => part.fields).filter((f) => !isAnswered(f, answers, files));
  return Math.ceil(open.reduce((sum, field) => sum + seconds[field.kind], 0) / 60);
}

function minutesWords(minutes: number): string {
  if (minutes < 1) return 'nearly done';
  return minutes === 1 ? 'about 1 minute left' : `about ${minutes} minutes left`;
}

export function partWords(index: number, count: number, minutes: number): string {
  const place = count > 1 ? `Part ${index + 1} of ${count}, ` : '';
  const words = place + minutesWords(minutes);
  return words[0]?.toUpperCase() + words.slice(1);
}

export function saveWords(save: SaveState, now: number): string {
  switch (save.kind) {
    case 'idle':
      return 'Saved as you go.';
    case 'saving':
      return 'Saving …';
    case 'saved':
      return now - save.at < 60_000 ? 'Saved just now.' : `Saved at ${timeWords(save.at)}.`;
    case 'waiting':
      return 'Not saved yet. We keep trying.';
    case 'refused':
      return 'Not saved.';
  }
}

// An answer as it is read back on the review page.
export function answerWords(field: Field, answer: Answer | undefined, firm: ClientFirm): string {
  if (answer === undefined) return '';
  const label = (value: string) =>
    field.options?.find((option) => option.value === value)?.label ?? value;
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (Array.isArray(answer)) return answer.map(label).join(', ');
  if (field.kind === 'one_of') return label(String(answer));
  if (field.kind === 'date') return dayWords(String(answer));
  if (field.kind === 'money' && typeof answer === 'number') return moneyWords(answer, firm);
  return String(answer);
}

// "£84,000": whole amounts go without their decimals.
function moneyWords(amount: number, { locale, currency }: ClientFirm): string {
  return amount.toLocaleString(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
}
