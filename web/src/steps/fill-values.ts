// The values of a held step's fields: from what is known to what is sent.
import type { HeldField } from '../api/types';

export type FillValue = string;

export function startValues(fields: readonly HeldField[]): Record<string, FillValue> {
  return Object.fromEntries(
    fields.map((field) => [field.path, field.value ?? field.suggestion ?? '']),
  );
}

export interface Filled {
  values: Record<string, unknown>;
  faults: Record<string, string>;
}

// Numbers go as numbers and yes or no as a truth value; the server checks everything else.
export function filledValues(
  fields: readonly HeldField[],
  values: Record<string, FillValue>,
): Filled {
  const filled: Filled = { values: {}, faults: {} };
  for (const field of fields) {
    const given = (values[field.path] ?? '').trim();
    if (given === '') {
      filled.faults[field.path] = 'Still missing.';
    } else if (field.field_kind === 'number' || field.field_kind === 'money') {
      const number = Number(given.replaceAll(/[\s,]/g, ''));
      if (Number.isNaN(number)) filled.faults[field.path] = 'This must be a number.';
      else filled.values[field.path] = number;
    } else if (field.field_kind === 'yes_no') {
      filled.values[field.path] = given === 'true';
    } else {
      filled.values[field.path] = given;
    }
  }
  return filled;
}
