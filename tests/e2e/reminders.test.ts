// Time passes by itself: reminders go out, and who looks on sees it without loading the page again.
import { expect } from 'vitest';
import { openMail } from './harness/mailbox';
import { checkAccessibility } from './harness/sight';
import { openRun, openTab, signIn, windClock } from './harness/staff';
import { test } from './harness/world';

test('a week later the client was reminded, and an open page shows it by itself', async ({
  demo,
}) => {
  const onlooker = await demo.visitor();
  await signIn(onlooker, demo.login('Tom'));
  await openRun(onlooker, 'François Lefèvre', 'Client onboarding');
  await openTab(onlooker, 'History');
  const reminder = onlooker.getByRole('listitem').filter({ hasText: /Reminder 1 of/ });
  expect(await reminder.count()).toBe(0);
  let loads = 0;
  onlooker.on('load', () => (loads += 1));

  const desk = await demo.visitor();
  await signIn(desk, demo.login('Maya'));
  await windClock(desk, '1 week');
  await reminder.waitFor();
  await checkAccessibility(onlooker);
  await openTab(onlooker, 'Steps');
  await onlooker
    .getByText(/Reminder [2-3] of 3/)
    .first()
    .waitFor();
  expect(loads).toBe(0);

  const mail = { to: 'François Lefèvre', subject: 'A reminder: About your business' };
  await openMail(desk, mail);
});
