// What members do in the staff app.
import type { Locator, Page } from 'playwright-core';
import type { Login } from './server';
import { arrive, overlay, settled, checkAccessibility } from './sight';

export async function signIn(page: Page, login: Login) {
  await page.goto('/');
  await arrive(page, 'Sign in');
  await page.getByLabel('E-mail').fill(login.email);
  await page.getByLabel('Password', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await arrive(page, 'Today');
}

export interface Start {
  contact: string;
  workflow: string;
  // By the labels of the roles; whoever is not named is the member who starts it.
  roles?: Record<string, string>;
  dates?: Record<string, string>;
}

// Starts a run on the page of runs, and waits for its own page.
export async function startRun(page: Page, { contact, workflow, roles = {}, dates = {} }: Start) {
  await page.goto('/runs');
  await arrive(page, 'Runs');
  await page.getByRole('button', { name: 'Start a run' }).click();
  const dialog = await overlay(page, 'Start a run');
  await pick(page, dialog, 'Contact', contact);
  await pick(page, dialog, 'Workflow', workflow);
  for (const [role, member] of Object.entries(roles)) await pick(page, dialog, role, member);
  for (const [date, day] of Object.entries(dates)) await writeDay(dialog, date, day);
  await dialog.getByRole('button', { name: 'Start the run' }).click();
  await arrive(page, workflow);
}

// Writes a day as people do, and leaves the field.
export async function writeDay(within: Locator | Page, field: string, day: string) {
  const input = within.getByRole('textbox', { name: field });
  await input.fill(day);
  await input.press('Tab');
}

// Chooses in a list that opens below its field; where the field can be written in, by searching.
export async function pick(page: Page, within: Locator, field: string, choice: string) {
  const input = within.getByRole('combobox', { name: field });
  if (await input.isEditable()) await input.fill(choice);
  else await input.click();
  await page.getByRole('option', { name: choice }).click();
}

// Opens a run of that contact from the page of runs.
export async function openRun(page: Page, contact: string, workflow: string) {
  await page.goto('/runs');
  await arrive(page, 'Runs');
  await page.getByRole('searchbox', { name: 'Search runs' }).fill(contact);
  await page.waitForURL(/search=/);
  const row = page.getByRole('row').filter({ hasText: workflow }).filter({ hasText: contact });
  await row.getByRole('link', { name: contact }).click();
  await arrive(page, workflow);
}

export function runIdOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export type Tab = 'Steps' | 'History' | 'Messages';

export async function openTab(page: Page, tab: Tab) {
  const tabs = page.getByRole('navigation', { name: 'Parts of this run' });
  await tabs.getByRole('link', { name: tab }).click();
  if (tab !== 'Steps') await page.getByRole('heading', { level: 2, name: tab }).waitFor();
  await settled(page);
  await checkAccessibility(page);
}

export type Advance = '1 hour' | '1 day' | '1 week';

// Winds the demo's clock, and waits until it shows another time and can be wound again.
export async function windClock(page: Page, advance: Advance) {
  const bar = page.getByRole('complementary', { name: 'Demo firm' });
  const time = bar.getByRole('time');
  const before = (await time.textContent()) ?? '';
  await bar.getByRole('button', { name: advance }).click();
  await time.filter({ hasNotText: before }).waitFor();
  for (const button of await bar.getByRole('button').all()) await button.click({ trial: true });
}
