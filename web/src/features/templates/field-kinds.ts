// The kinds of questions, in words.
import type { FieldKind } from '../../api/types';

export const fieldKinds: Record<FieldKind, string> = {
  short_text: 'Short text',
  long_text: 'Long text',
  email: 'E-mail',
  phone: 'Phone',
  number: 'Number',
  money: 'Money',
  date: 'Date',
  yes_no: 'Yes or no',
  one_of: 'One of several',
  several_of: 'Several of many',
  file: 'File',
};

export const fieldKindChoices = Object.entries(fieldKinds).map(([value, label]) => ({
  value,
  label,
}));

export function isFieldKind(value: string | null): value is FieldKind {
  return value !== null && value in fieldKinds;
}

export const hasOptions = (kind: FieldKind) => kind === 'one_of' || kind === 'several_of';
export const hasLimits = (kind: FieldKind) => kind === 'number' || kind === 'money';
export const hasLength = (kind: FieldKind) => kind === 'short_text' || kind === 'long_text';
