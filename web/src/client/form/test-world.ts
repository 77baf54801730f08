import type { ClientApi } from '../api/client-api';
import type { ClientForm, ClientHome, Field, FieldKind } from '../api/types';

// The firm, contact and questionnaire of these tests: Alder & Wren asks Priya.

export const home: ClientHome = {
  firm: {
    name: 'Alder & Wren',
    colour: '#2A4A3C', // tidy: a firm of the tests
    phone: '0117 496 0321',
    locale: 'en-GB',
    currency: 'GBP',
  },
  contact: { name: 'Priya Raman', company: 'Harbour & Finch Ltd' },
  link: { opens: 'form', step: 'intake', read_only: false },
  title: 'New bookkeeping client',
  ladder: [{ step: 'intake', name: 'About your business', mark: 'now', note: 'Now' }],
  now: [{ step: 'intake', kind: 'form', title: 'About your business', text: 'Some questions.' }],
  done: [],
  next: 'Then **Maya** checks your answers.',
};

export function fieldOfKind(kind: FieldKind, more: Partial<Field> = {}): Field {
  return {
    key: kind,
    label: `The ${kind.replace('_', ' ')}`,
    kind,
    required: true,
    ...(kind === 'one_of' || kind === 'several_of' ? { options } : {}),
    ...more,
  };
}

const options = [
  { value: 'sole', label: 'Sole trader' },
  { value: 'ltd', label: 'Limited company' },
];

export function questionsOf(...parts: Field[][]): ClientForm {
  return {
    title: 'About your business',
    form: { parts: parts.map((fields, index) => ({ title: `Part ${index + 1}`, fields })) },
    answers: {},
    files: {},
    number: 1,
    count: 4,
  };
}

// An API in which nothing can be reached, with what a test puts in its place.
export function apiWith(part: Partial<ClientApi>): ClientApi {
  const refuse = () => Promise.reject(new Error('This test does not expect this call.'));
  return {
    home: refuse,
    form: refuse,
    save: refuse,
    submit: refuse,
    upload: () => ({ done: refuse(), stop: () => undefined }),
    removeFile: refuse,
    contract: refuse,
    sign: refuse,
    refuse,
    ask: refuse,
    seen: refuse,
    freshLink: refuse,
    ...part,
  };
}
