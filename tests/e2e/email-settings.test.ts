// A firm sets up its mail server, and reads what the server says when it refuses.
import { arrive, checkAccessibility } from './harness/sight';
import { pick, signIn } from './harness/staff';
import { startSmtpServer } from './harness/smtp';
import { owner } from './harness/server';
import { test } from './harness/world';

test('a test of the e-mail settings shows the conversation with a server that refuses', async ({
  empty,
}) => {
  const mail = await startSmtpServer('refuse_recipient');
  const page = await empty.visitor();
  await signIn(page, owner);
  await page.goto('/settings?section=email');
  await arrive(page, 'Settings');
  const main = page.getByRole('main');
  await main.getByRole('radio', { name: 'Your mail server' }).press('Space');
  await main.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await main.getByLabel('Port').fill(String(mail.port));
  await pick(page, main, 'Encryption', 'None (only inside your network)');
  await main.getByRole('button', { name: 'Save the e-mail settings' }).click();
  await page.getByRole('alert').filter({ hasText: 'E-mail settings saved' }).waitFor();

  await main.getByLabel('Send a test to').fill('somebody@elsewhere.example');
  await main.getByRole('button', { name: 'Send a test' }).click();
  await page.getByRole('alert').filter({ hasText: 'It was not delivered' }).waitFor();
  await main
    .getByText(/RCPT TO:<somebody@elsewhere\.example>[^]*550[ -]5\.1\.1 no such user/)
    .waitFor();
  await checkAccessibility(page);
  mail.stop();
});
