// The demo's mailbox, as people read it: open a mail, follow its link.
import type { FrameLocator, Page } from 'playwright-core';
import { arrive, checkAccessibility, settled, type Name } from './sight';

export interface Wanted {
  to: string;
  subject: Name;
}

export interface OpenMail {
  page: Page;
  body: FrameLocator;
}

// Waits for the newest mail like that, and opens it.
export async function openMail(page: Page, { to, subject }: Wanted): Promise<OpenMail> {
  const bar = page.getByRole('complementary', { name: 'Demo firm' });
  await bar.getByRole('link', { name: 'Mailbox' }).click();
  await arrive(page, 'Mailbox');
  const mails = page.getByRole('group', { name: 'Mails, newest first' }).getByRole('link');
  await mails.filter({ hasText: to }).filter({ hasText: subject }).first().click();
  const heading = page.getByRole('heading', { level: 2, name: subject });
  await heading.waitFor();
  await settled(page);
  await checkAccessibility(page);
  const title = (await heading.textContent()) ?? '';
  return { page, body: page.getByTitle(title, { exact: true }).contentFrame() };
}

// Where a link of the mail leads.
export async function linkOf({ body }: OpenMail, name: Name): Promise<string> {
  return (await body.getByRole('link', { name }).getAttribute('href')) ?? '';
}

// Presses a link of the mail, which opens a tab of its own.
export async function followLink({ page, body }: OpenMail, name: Name): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await body.getByRole('link', { name }).click();
  return opened;
}
