// Looking at a page: waiting for what it has to show, and letting axe look at all of it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Name = string | RegExp;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // Frames hold what firms write, without scripts.
  iframes: false,
};

// Waits for the page's one heading of the first level, and lets axe look.
export async function arrive(page: Page, heading: Name) {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled(page);
  await checkAccessibility(page);
}

// Waits for a dialog or a side panel, and lets axe look.
export async function overlay(page: Page, name: Name): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  await settled(page);
  await checkAccessibility(page);
  return dialog;
}

// Nothing on the page is still on its way.
export async function settled(page: Page) {
  await page
    .getByRole('status')
    .filter({ hasText: 'Loading' })
    .first()
    .waitFor({ state: 'hidden' });
}

export async function checkAccessibility(page: Page) {
  await page.evaluate(axe);
  const results: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(options)})`);
  const found = results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`),
  );
  expect.soft(found, `axe on ${page.url()}`).toEqual([]);
}

export async function checkNoSidewaysScroll(page: Page) {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(content, `width of ${page.url()}`).toBeLessThanOrEqual(window ?? 0);
}

// Presses Tab until the focus is there.
export async function tabTo(page: Page, target: Locator) {
  await target.waitFor();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never leads to ${target}`);
}
