// A client who does not sign says why, and the run goes back as its workflow says.
import { expect } from 'vitest';
import { linkOf, openMail } from './harness/mailbox';
import { arrive, checkAccessibility, overlay } from './harness/sight';
import { openRun, openTab, signIn } from './harness/staff';
import { test } from './harness/world';

const reason = 'The fee is for 150 entries; we have nearer a hundred.';

test('a declined letter goes back to the questionnaire, and the team reads why', async ({
  demo,
}) => {
  const desk = await demo.visitor();
  await signIn(desk, demo.login('Maya'));
  const letter = { to: 'Priya Raman', subject: /is ready to sign/ };
  const link = await linkOf(await openMail(desk, letter), 'Read and sign the letter');
  await openRun(desk, 'Priya Raman', 'Client onboarding');

  const page = await demo.visitor('phone');
  await page.goto(demo.here(link));
  await arrive(page, 'Engagement letter');
  await page.getByRole('button', { name: 'Decline' }).click();
  const dialog = await overlay(page, 'Decline the engagement letter?');
  await dialog.getByRole('button', { name: 'Decline engagement letter' }).click();
  await dialog.getByText('Please say in a few words why.').waitFor();
  await dialog.getByLabel('Why do you decline?').fill(reason);
  await dialog.getByRole('button', { name: 'Decline engagement letter' }).click();
  await page.getByRole('alert').filter({ hasText: 'You declined the letter.' }).waitFor();
  await checkAccessibility(page);
  expect(await page.getByRole('button', { name: /^Sign/ }).count()).toBe(0);

  await desk.getByRole('heading', { name: 'About your business (round 2)' }).waitFor();
  await checkAccessibility(desk);
  await openTab(desk, 'History');
  await desk.getByRole('listitem').filter({ hasText: reason }).first().waitFor();
});
