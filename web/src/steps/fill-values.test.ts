import { describe, expect, it } from 'vitest';
import type { HeldField } from '../api/types';
import { filledValues, startValues } from './fill-values';

const fields: HeldField[] = [
  { path: 'contact.phone', label: 'Phone', field_kind: 'phone' },
  { path: 'run.fee', label: 'Fee', field_kind: 'money' },
  { path: 'run.vat', label: 'VAT', field_kind: 'yes_no', suggestion: 'true' },
];

describe('the fields of a held step', () => {
  it('start from what is known', () => {
    expect(startValues(fields)).toEqual({ 'contact.phone': '', 'run.fee': '', 'run.vat': 'true' });
  });

  it('are sent as what they are', () => {
    const given = { 'contact.phone': ' 020 7946 0182 ', 'run.fee': '1,240.50', 'run.vat': 'false' };
    expect(filledValues(fields, given)).toEqual({
      values: { 'contact.phone': '020 7946 0182', 'run.fee': 1240.5, 'run.vat': false },
      faults: {},
    });
  });

  it('say at the field what is still missing or no number', () => {
    expect(filledValues(fields, { 'contact.phone': ' ', 'run.fee': 'much' }).faults).toEqual({
      'contact.phone': 'Still missing.',
      'run.fee': 'This must be a number.',
      'run.vat': 'Still missing.',
    });
  });
});
