// A member ends the links of a run: the old one says what to do, and a fresh one goes to the
// address on file.
import { linkOf, openMail } from './harness/mailbox';
import { arrive, checkAccessibility, overlay } from './harness/sight';
import { openRun, openTab, signIn } from './harness/staff';
import { test } from './harness/world';

const to = 'François Lefèvre';

test('an ended link opens nothing, and a fresh one goes to the client', async ({ demo }) => {
  demo.guard.expect(404, /\/api\/v1\/client\//);
  const desk = await demo.visitor();
  await signIn(desk, demo.login('Maya'));
  const welcome = await openMail(desk, { to, subject: /Welcome to Alder & Wren/ });
  const link = demo.here(await linkOf(welcome, 'Open the questionnaire'));

  await openRun(desk, to, 'Client onboarding');
  await desk.getByRole('button', { name: 'More about this run' }).click();
  await desk.getByRole('menuitem', { name: 'End client links…' }).click();
  const dialog = await overlay(desk, 'End client links');
  await checkAccessibility(desk);
  await dialog.getByRole('button', { name: 'End client links' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await openTab(desk, 'History');
  await desk.getByText('Ended the client links').first().waitFor();

  const page = await demo.visitor('phone');
  await page.goto(link);
  await arrive(page, 'This link no longer works');
  await page.getByRole('button', { name: 'Send me a fresh link' }).click();
  await page.getByRole('status').filter({ hasText: 'Please look at your e-mail.' }).waitFor();
  const fresh = await openMail(desk, { to, subject: 'Your new link' });
  await page.goto(await linkOf(fresh, 'Open the page'));
  await arrive(page, 'You and your business');
});
