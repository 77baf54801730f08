// Everything without a mouse.
import { arrive, overlay, tabTo } from './harness/sight';
import { test } from './harness/world';

test('a member signs in, starts a run and releases a review by keyboard alone', async ({
  demo,
}) => {
  const page = await demo.visitor();
  const { email, password } = demo.login('Tom');
  const { keyboard } = page;
  await page.goto('/');
  await arrive(page, 'Sign in');
  await tabTo(page, page.getByLabel('E-mail'));
  await keyboard.type(email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await keyboard.type(password);
  await keyboard.press('Enter');
  await arrive(page, 'Today');

  const reviews = page.getByRole('region', { name: 'To approve or release' });
  const row = reviews.getByRole('listitem').filter({ hasText: 'Ingrid Sørensen' });
  await tabTo(page, row.getByRole('button', { name: 'Release' }));
  await keyboard.press('Enter');
  const review = await overlay(page, /Not this time/);
  await tabTo(page, review.getByRole('button', { name: 'Release' }));
  await keyboard.press('Enter');
  await review.waitFor({ state: 'hidden' });
  await row.waitFor({ state: 'hidden' });

  await keyboard.press('Control+K');
  await overlay(page, 'Search or do');
  await keyboard.type('start a run');
  await keyboard.press('Enter');
  const dialog = await overlay(page, 'Start a run');
  await tabTo(page, dialog.getByRole('combobox', { name: 'Contact' }));
  await keyboard.type('Amara');
  await page.getByRole('option', { name: /Amara/ }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('combobox', { name: 'Workflow' }));
  await keyboard.type('Client onboarding');
  await page.getByRole('option', { name: 'Client onboarding' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('textbox', { name: 'Start date' }));
  await keyboard.type('1 Feb 2027');
  await tabTo(page, dialog.getByRole('button', { name: 'Start the run' }));
  await keyboard.press('Enter');
  await arrive(page, 'Client onboarding');
  await page.getByRole('main').getByText('1 February 2027').first().waitFor();
});
