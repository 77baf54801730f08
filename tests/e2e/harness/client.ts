// What clients do on their pages.
import type { Locator, Page } from 'playwright-core';
import { arrive, type Name } from './sight';

export async function write(page: Page, question: Name, text: string) {
  await page.getByLabel(question).fill(text);
}

// Chooses one answer of a question, or ticks several.
export async function choose(page: Page, question: string, ...answers: string[]) {
  for (const answer of answers) {
    const group = page.getByRole('radiogroup', { name: question });
    const boxes = page.getByRole('group', { name: question });
    const radio = group.getByRole('radio', { name: answer, exact: true });
    await radio.or(boxes.getByRole('checkbox', { name: answer, exact: true })).check();
  }
}

export async function goOn(page: Page, next: string) {
  await page.getByRole('button', { name: 'Continue' }).click();
  await arrive(page, next);
}

export async function sendAnswers(page: Page) {
  await page.getByRole('button', { name: 'Send answers' }).click();
  await arrive(page, /^Thank you/);
}

export type Way = 'draw' | 'type';

// Where a drawn signature turns, in parts of its box.
const turns = [
  [0.15, 0.6],
  [0.3, 0.25],
  [0.4, 0.75],
  [0.55, 0.35],
  [0.8, 0.6],
] as const;

// Writes the signature into the box; the name stands there already.
export async function giveSignature(page: Page, way: Way, name: string) {
  if (way === 'type') {
    await page.getByRole('radio', { name: 'Type', exact: true }).press('Space');
    await page.getByLabel('Type your name as your signature').fill(name);
    return;
  }
  await draw(page, page.getByRole('img', { name: /^Draw your signature here/ }));
}

// Draws with a finger: playwright itself can only tap.
async function draw(page: Page, pad: Locator) {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no box to draw in');
  const finger = await page.context().newCDPSession(page);
  for (const [index, [x, y]] of turns.entries()) {
    await finger.send('Input.dispatchTouchEvent', {
      type: index === 0 ? 'touchStart' : 'touchMove',
      touchPoints: [{ x: box.x + box.width * x, y: box.y + box.height * y }],
    });
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
