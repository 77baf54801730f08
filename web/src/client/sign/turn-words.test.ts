import { expect, it } from 'vitest';
import type { ClientContract } from '../api/types';
import { turnWords } from './turn-words';

const contract: ClientContract = {
  title: 'Engagement letter',
  html: '',
  text_hash: '',
  key_terms: [],
  consent_text: '',
  signer: { name: 'Priya Raman' },
  signers: [
    { name: 'Priya Raman', state: 'next' },
    { name: 'Maya Alder', state: 'waiting' },
  ],
  turn: 'yours',
  number: 3,
  count: 4,
};
const titled = (part: Partial<ClientContract>) => turnWords({ ...contract, ...part }).title;

it('says whose turn it is, and what became of the letter', () => {
  expect(titled({ turn: 'earlier', waiting_for: 'Maya Alder' })).toBe('Maya Alder signs first.');
  expect(titled({ turn: 'signed' })).toBe('You have signed the letter.');
  const pdf = { name: 'letter.pdf', url: '/x', size: 1 };
  expect(titled({ turn: 'signed', pdf })).toBe('Signed by everyone.');
  expect(titled({ turn: 'declined' })).toBe('You declined the letter.');
  const byMaya: ClientContract['signers'] = [{ name: 'Maya Alder', state: 'declined' }];
  expect(titled({ turn: 'declined', signers: byMaya })).toBe('Maya Alder declined the letter.');
  expect(titled({ turn: 'void' })).toBe('This letter is no longer in use.');
});

it('says who signs next once this person has', () => {
  const { text } = turnWords({ ...contract, turn: 'signed', waiting_for: 'Maya Alder' });
  expect(text).toBe('Now Maya Alder signs. Then the signed PDF comes to you by e-mail.');
});
