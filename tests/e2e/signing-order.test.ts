// Nobody signs before their turn.
import { expect } from 'vitest';
import { giveSignature } from './harness/client';
import { linkOf, openMail } from './harness/mailbox';
import { arrive, checkAccessibility, overlay } from './harness/sight';
import { signIn, startRun } from './harness/staff';
import { test, type World } from './harness/world';

const workflow = `
workflow: Countersigned quote
roles: [partner]
steps:
  - step: hello
    email: { template: quote-hello }
  - step: quote
    contract: { template: quote, signers: [partner, contact] }
    after: hello
`;

// A workflow in which the member signs first, and a mail that leads the client to their pages.
async function prepare(world: World) {
  const api = await world.api('Maya');
  await api.post('/templates', {
    kind: 'email',
    key: 'quote-hello',
    name: 'A quote is coming',
    subject: 'Your quote is being written',
    body: '[See where things stand]({{links.home}})',
  });
  await api.post('/templates', {
    kind: 'contract',
    key: 'quote',
    name: 'Quote',
    body: '# Quote\n\nFor {{contact.name}}: 12 hours of catching up.',
  });
  const made = await api.post<{ id: string; draft: { etag: string } }>('/workflows', {
    text: workflow,
  });
  await api.post(`/workflows/${made.id}/versions`, {}, { 'if-match': made.draft.etag });
}

test('a signer who comes too early reads whom it waits for, and signs once it is their turn', async ({
  demo,
}) => {
  await prepare(demo);
  const desk = await demo.visitor();
  await signIn(desk, demo.login('Maya'));
  await startRun(desk, { contact: 'Amara Díaz Quispe', workflow: 'Countersigned quote' });
  const mailbox = await desk.context().newPage();
  await mailbox.goto('/');
  const hello = { to: 'Amara Díaz Quispe', subject: 'Your quote is being written' };
  const home = await linkOf(await openMail(mailbox, hello), 'See where things stand');

  const page = await demo.visitor('phone');
  await page.goto(home);
  await arrive(page, 'Hello Amara, you are up to date');
  await page.goto(`${home}/contract/quote`);
  await arrive(page, 'Quote');
  await page.getByRole('alert').filter({ hasText: 'Maya Alder signs first.' }).waitFor();
  expect(await page.getByRole('button', { name: /^Sign/ }).count()).toBe(0);

  const token = new URL(home).pathname.split('/').at(-1) ?? '';
  const contract = `${demo.url}/api/v1/client/${token}/contract/quote`;
  const { text_hash }: { text_hash: string } = await (await fetch(contract)).json();
  const tooEarly = await fetch(`${contract}/signature`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ full_name: 'Amara', consent: true, text_hash, typed: 'Amara' }),
  });
  expect(tooEarly.status).toBe(409);

  await desk.getByRole('button', { name: 'Sign', exact: true }).click();
  const dialog = await overlay(desk, 'Quote');
  await giveSignature(desk, 'type', 'Maya Alder');
  await dialog.getByRole('checkbox', { name: /^I have read this document/ }).check();
  await dialog.getByRole('button', { name: 'Sign Quote' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await page.reload();
  await arrive(page, 'Quote');
  await giveSignature(page, 'draw', 'Amara');
  await page.getByRole('checkbox', { name: /^I have read this document/ }).check();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Sign quote' }).click();
  await arrive(page, 'Thank you, Amara');
});
