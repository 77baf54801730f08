// The main job: a client is onboarded, from the start of the run to the sealed PDF.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { choose, giveSignature, goOn, sendAnswers, write, type Way } from './harness/client';
import { followLink, linkOf, openMail } from './harness/mailbox';
import { checkSeal, textOf } from './harness/pdf';
import { projectRoot } from './harness/server';
import { arrive, checkAccessibility, checkNoSidewaysScroll, overlay } from './harness/sight';
import { runIdOf, signIn, startRun } from './harness/staff';
import { test, type Look, type World } from './harness/world';

const client = { name: 'Amara Díaz Quispe', email: 'amara@quispelooms.example' };
const statement = `${projectRoot}/server/app/demo/files/bank-statement.pdf`;

async function answerAboutTheBusiness(page: Page) {
  await arrive(page, 'You and your business');
  await write(page, 'Name of the business', 'Quispe Looms Ltd');
  await write(page, 'What does the business do?', 'Blankets, woven to order.');
  await write(page, 'Business address', '3 Loom Lane, Bristol BS1 4ZZ');
  await write(page, 'The best number to reach you on', 'please write');
  await page.getByRole('button', { name: 'Continue' }).click();
  const summary = page.getByRole('group', { name: '1 answer needs your attention' });
  await summary.getByRole('link', { name: 'The best number to reach you on' }).click();
  await checkAccessibility(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0117 496 0555');
  await goOn(page, 'How your business is set up');
}

async function answerHowItIsSetUp(page: Page) {
  const number = page.getByRole('textbox', { name: 'Company number' });
  await choose(page, 'Which of these are you?', 'Sole trader');
  expect(await number.count()).toBe(0);
  await choose(page, 'Which of these are you?', 'Limited company');
  await number.fill('09871442');
  await write(page, 'When does your accounting year next end?', '2027-03-31');
  await choose(page, 'Are you registered for VAT?', 'No');
  await goOn(page, 'Your books, and what you would like from us');
}

async function answerAboutTheBooks(page: Page) {
  await choose(page, 'Where are your books kept today?', 'In a spreadsheet');
  await choose(page, 'How many payments go in and out in a month?', '60 to 150 entries a month');
  await write(page, 'Bank and card accounts of the business', '2');
  await choose(page, 'What would you like us to do', 'Run the payroll');
  await write(page, 'How many people are on the payroll?', '3');
  await page.getByLabel('Choose a file').setInputFiles(statement);
  await page.getByRole('listitem').filter({ hasText: 'bank-statement.pdf' }).waitFor();
  await goOn(page, 'Check your answers');
}

async function answer(page: Page) {
  await answerAboutTheBusiness(page);
  await answerHowItIsSetUp(page);
  await answerAboutTheBooks(page);
  await sendAnswers(page);
}

async function sign(page: Page, way: Way) {
  await arrive(page, 'Engagement letter');
  const letter = page.getByRole('article', { name: 'Engagement letter' });
  const text = (await letter.textContent()) ?? '';
  for (const filled of ['Quispe Looms Ltd', '09871442', '£240', 'Standard', '3 Loom Lane']) {
    expect(text).toContain(filled);
  }
  expect(text).not.toContain('{{');
  await giveSignature(page, way, client.name);
  await page.getByRole('checkbox', { name: /^I have read this document/ }).check();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Sign engagement letter' }).click();
  await arrive(page, 'Thank you, Amara');
}

async function countersign(page: Page, way: Way) {
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const dialog = await overlay(page, 'Engagement letter');
  await giveSignature(page, way, 'Maya Alder');
  await dialog.getByRole('checkbox', { name: /^I have read this document/ }).check();
  await dialog.getByRole('button', { name: 'Sign Engagement letter' }).click();
}

async function checkSealedPdf(world: World, page: Page) {
  const files = page.getByRole('region', { name: 'Files' });
  const started = page.waitForEvent('download');
  await files.getByRole('link', { name: /Engagement letter.*\.pdf$/i }).click();
  const path = world.path('letter.pdf');
  await (await started).saveAs(path);
  checkSeal(path);
  const text = textOf(path);
  for (const word of ['Quispe Looms Ltd', client.name, 'Maya Alder']) expect(text).toContain(word);
  // Both signatures say from where they came, beside the name and in the list of what happened.
  expect(text.match(/127\.0\.0\.1/g)).toHaveLength(4);
}

async function checkProject(page: Page) {
  const project = page.getByRole('region', { name: 'Project' });
  await project.getByRole('link', { name: 'Quispe Looms Ltd: bookkeeping set-up' }).click();
  await arrive(page, 'Quispe Looms Ltd: bookkeeping set-up');
  const tasks = page.getByRole('region', { name: 'To do' }).getByRole('checkbox');
  expect(await tasks.count()).toBeGreaterThanOrEqual(9);
}

// What members did in the run by themselves, oldest first.
async function deedsOfTheTeam(world: World, run: string) {
  const history = await (await world.api('Maya')).history(run);
  const own = history.filter(({ actor }) => actor.kind === 'team').reverse();
  return own.map(({ event, actor }) => `${actor.name}: ${event}`);
}

async function checkThatBothGotTheLetter(world: World) {
  const api = await world.api('Maya');
  for (const to of [client.email, world.login('Maya').email]) {
    await api.until(`the sealed letter for ${to}`, async () => {
      const attached = (await api.mails(to)).flatMap((mail) => mail.attachments);
      return attached.find(({ name }) => /Engagement letter.*\.pdf$/i.test(name));
    });
  }
}

async function onboard(world: World, look: Look, way: Way) {
  const desk = await world.visitor(look);
  await signIn(desk, world.login('Maya'));
  await startRun(desk, {
    contact: client.name,
    workflow: 'Client onboarding',
    roles: { Bookkeeper: 'Ines Duarte' },
    dates: { 'Start date': '1 Feb 2027' },
  });
  const run = runIdOf(desk);
  const mailbox = await desk.context().newPage();
  await mailbox.goto('/');

  const welcome = await openMail(mailbox, {
    to: client.name,
    subject: /Welcome to Alder & Wren/,
  });
  const page =
    look === 'phone'
      ? await world.visitor('phone')
      : await followLink(welcome, 'Open the questionnaire');
  if (look === 'phone') await page.goto(await linkOf(welcome, 'Open the questionnaire'));
  await answer(page);
  await checkNoSidewaysScroll(page);

  const invitation = await openMail(mailbox, { to: client.name, subject: /is ready to sign/ });
  expect(await deedsOfTheTeam(world, run)).toEqual(['Maya Alder: run_started']);
  await page.goto(await linkOf(invitation, 'Read and sign the letter'));
  await sign(page, way);
  await checkNoSidewaysScroll(page);

  await countersign(desk, way);
  await checkSealedPdf(world, desk);
  await checkThatBothGotTheLetter(world);
  await page.reload();
  await arrive(page, /Amara/);
  await checkProject(desk);
  await checkNoSidewaysScroll(desk);
  expect(await deedsOfTheTeam(world, run)).toEqual([
    'Maya Alder: run_started',
    'Maya Alder: contract_signed',
  ]);
}

test('a client is onboarded at a desk, signing by keyboard', async ({ demo }) => {
  await onboard(demo, 'desktop', 'type');
});

test('a client is onboarded on a phone, signing with a finger', async ({ demo }) => {
  await onboard(demo, 'phone', 'draw');
});
