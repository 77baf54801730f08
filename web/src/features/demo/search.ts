import { text, type Given } from '../../parts/search-params';

export interface MailboxSearch {
  mail?: string | undefined;
}

export const mailboxSearch = (given: Given): MailboxSearch => ({ mail: text(given.mail) });
