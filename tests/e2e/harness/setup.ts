// Once for all tests: a demo firm to copy, and the one browser.
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { Server, type Login } from './server';

declare module 'vitest' {
  interface ProvidedContext {
    // A folder with the demo firm in it, which no server has open.
    demo: string;
    logins: readonly Login[];
    // Where the browser is controlled.
    browser: string;
    // Where pictures go: of every page, and of what was seen when a test failed.
    pictures: string;
  }
}

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default async function setup(project: TestProject) {
  const demo = mkdtempSync(join(tmpdir(), 'stepwell-e2e-demo-'));
  const server = await Server.start('demo', demo);
  await server.stop();
  const browser = await chromium.launchServer({ executablePath: '/usr/bin/chromium', args: flags });
  const pictures = process.env.STEPWELL_PICTURES ?? mkdtempSync(join(tmpdir(), 'stepwell-seen-'));
  mkdirSync(pictures, { recursive: true });

  project.provide('demo', demo);
  project.provide('logins', server.logins);
  project.provide('browser', browser.wsEndpoint());
  project.provide('pictures', pictures);
  return async () => {
    await browser.close();
    rmSync(demo, { recursive: true, force: true });
    if (readdirSync(pictures).length > 0) console.log(`Pictures of the pages are in ${pictures}.`);
    else rmdirSync(pictures);
  };
}
