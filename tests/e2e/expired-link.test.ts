// A link that has grown too old says what to do, and a fresh one comes to the same address.
import { linkOf, openMail } from './harness/mailbox';
import { arrive, checkAccessibility } from './harness/sight';
import { signIn, windClock } from './harness/staff';
import { test } from './harness/world';

const to = 'François Lefèvre';

test('an expired link offers a fresh one, which arrives and works', async ({ demo }) => {
  demo.guard.expect(404, /\/api\/v1\/client\//);
  const desk = await demo.visitor();
  await signIn(desk, demo.login('Maya'));
  const welcome = await openMail(desk, { to, subject: /Welcome to Alder & Wren/ });
  const link = demo.here(await linkOf(welcome, 'Open the questionnaire'));
  for (let week = 0; week < 5; week += 1) await windClock(desk, '1 week');

  const page = await demo.visitor('phone');
  await page.goto(link);
  await arrive(page, 'This link no longer works');
  await page.getByRole('button', { name: 'Send me a fresh link' }).click();
  await page.getByRole('status').filter({ hasText: 'Please look at your e-mail.' }).waitFor();
  await checkAccessibility(page);

  const fresh = await openMail(desk, { to, subject: 'Your new link' });
  await page.goto(await linkOf(fresh, 'Open the page'));
  await arrive(page, 'You and your business');
});
