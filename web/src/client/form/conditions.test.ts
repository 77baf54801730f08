import { readFileSync } from 'node:fs';
import { apply } from 'json-logic-js';
import { describe, expect, it } from 'vitest';
import type { Form } from '../api/types';
import { askedParts } from './answers';
import { fieldOfKind } from './test-world';

// The cases that the server and this page must agree on, compared as they go out: as JSON.
const table = new URL('../../../../tests/data/conditions.json', import.meta.url);
const cases = JSON.parse(readFileSync(table, 'utf8'));

describe('conditions', () => {
  it('come to what they come to on the server', () => {
    expect(cases.length).toBeGreaterThan(200);
    for (const { description, rule, data, result } of cases)
      expect(JSON.parse(JSON.stringify(apply(rule, data) ?? null)), description).toEqual(result);
  });

  it('hide a field for every value that the server holds for false', () => {
    const rules = [false, 0, '', null, [], { var: 'absent' }];
    const form: Form = {
      parts: [
        {
          title: 'One',
          fields: rules.map((rule, index) =>
            fieldOfKind('short_text', { key: `field_${index}`, shown_when: { '!!': [rule] } }),
          ),
        },
        { title: 'Two', fields: [fieldOfKind('short_text', { shown_when: { filter: [[], 1] } })] },
      ],
    };
    expect(askedParts(form, {}, {}).flatMap((part) => part.fields)).toEqual([]);
  });
});
