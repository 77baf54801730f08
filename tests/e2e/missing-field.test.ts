// What is missing in a text is found before anything is sent, and mended where it is told.
import { expect } from 'vitest';
import { openMail } from './harness/mailbox';
import { arrive, checkAccessibility } from './harness/sight';
import { runIdOf, signIn, startRun, writeDay } from './harness/staff';
import { test } from './harness/world';

test('a mail with a missing merge field is held, mended on the run page and sent by itself', async ({
  demo,
}) => {
  const client = { name: 'Amara Díaz Quispe', email: 'amara@quispelooms.example' };
  const page = await demo.visitor();
  await signIn(page, demo.login('Maya'));
  await startRun(page, { contact: client.name, workflow: 'Client onboarding' });
  const run = runIdOf(page);

  const field = page.getByRole('textbox', { name: 'Start date' });
  await field.waitFor();
  await checkAccessibility(page);
  const api = await demo.api('Maya');
  expect(await api.mails(client.email)).toEqual([]);
  await page.goto('/');
  await arrive(page, 'Today');
  const held = page.getByRole('region', { name: 'Held' }).getByRole('listitem');
  await held.filter({ hasText: client.name }).getByRole('link').first().click();
  await arrive(page, 'Client onboarding');

  await writeDay(page, 'Start date', '1/2/2027');
  await page.getByRole('button', { name: 'Fill it and go on' }).click();
  await field.waitFor({ state: 'hidden' });
  await checkAccessibility(page);

  const mail = await openMail(page, { to: client.name, subject: /Welcome to Alder & Wren/ });
  await mail.body.getByText('1 February 2027').first().waitFor();
  const events = (await api.history(run)).map(({ event }) => event).reverse();
  expect(events.slice(0, 4)).toEqual(['run_started', 'step_begun', 'step_held', 'fields_changed']);
});
