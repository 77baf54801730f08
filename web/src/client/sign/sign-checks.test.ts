import { expect, it } from 'vitest';
import { serverFaults, signatureFrom, signFaults, type Entered } from './sign-checks';

const whole: Entered = {
  full_name: ' Priya Raman ',
  way: 'type',
  typed: 'Priya Raman ',
  ink: [],
  consent: true,
};
const drawn = [
  {
    points: [
      { x: 0, y: 0 },
      { x: 100, y: 50 },
    ],
  },
];

it('asks for name, signature and consent', () => {
  expect(signFaults(whole)).toEqual({});
  const nothing = { ...whole, full_name: ' ', typed: '', consent: false };
  expect(Object.keys(signFaults(nothing))).toEqual(['full_name', 'signature', 'consent']);
  expect(signFaults({ ...whole, way: 'draw' }).signature).toContain('draw your signature');
  expect(signFaults({ ...whole, way: 'draw', ink: drawn })).toEqual({});
  const dot = [{ points: [{ x: 5, y: 5 }] }];
  expect(signFaults({ ...whole, way: 'draw', ink: dot }).signature).toContain('only a dot');
});

it('sends what was typed or what was drawn, never both', () => {
  expect(signatureFrom(whole, 'abc')).toEqual({
    full_name: 'Priya Raman',
    consent: true,
    text_hash: 'abc',
    typed: 'Priya Raman',
  });
  expect(signatureFrom({ ...whole, way: 'draw', ink: drawn }, 'abc')).toEqual({
    full_name: 'Priya Raman',
    consent: true,
    text_hash: 'abc',
    strokes: [
      [
        [0, 0],
        [0.6667, 1],
      ],
    ],
  });
});

it('puts the words of the server where they belong', () => {
  const errors = [
    { pointer: '/full_name', detail: 'name' },
    { pointer: '/strokes/0', detail: 'strokes' },
    { pointer: '/text_hash', detail: 'hash' },
  ];
  expect(serverFaults(errors)).toEqual({ full_name: 'name', signature: 'strokes' });
});
