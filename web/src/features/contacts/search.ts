import { flag, oneOf, text, type Given } from '../../parts/search-params';

const kind = oneOf('person', 'company');

export interface ContactsSearch {
  kind?: ReturnType<typeof kind>;
  tag?: string | undefined;
  search?: string | undefined;
  // The form of a new contact is open.
  add?: true | undefined;
}

export const contactsSearch = (given: Given): ContactsSearch => ({
  kind: kind(given.kind),
  tag: text(given.tag),
  search: text(given.search),
  add: flag(given.add),
});

export interface ContactPageSearch {
  edit?: true | undefined;
  message?: string | undefined;
}

export const contactPageSearch = (given: Given): ContactPageSearch => ({
  edit: flag(given.edit),
  message: text(given.message),
});
