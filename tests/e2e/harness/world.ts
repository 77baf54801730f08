// What one test has: a server on data of its own, people with browsers, and a watch over all of them.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { expect, inject, test as bare } from 'vitest';
import { Api } from './api';
import { Guard } from './guard';
import { makeFirm, owner, Server, type Command, type Login } from './server';

export type Look = 'desktop' | 'phone';

const looks: Record<Look, BrowserContextOptions> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
  },
};

// How long anything may take to appear.
const patienceMs = 20_000;

export class World {
  readonly guard = new Guard();

  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    private readonly folder: string,
    private readonly logins: readonly Login[],
  ) {}

  static async open(command: Command): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'stepwell-e2e-'));
    const data = join(folder, 'data');
    if (command === 'demo') cpSync(inject('demo'), data, { recursive: true });
    else makeFirm(data);
    const server = await Server.start(command, data);
    const browser = await chromium.connect(inject('browser'));
    return new World(browser, server, folder, command === 'demo' ? server.logins : [owner]);
  }

  get url() {
    return this.server.url;
  }

  // A person with a browser of their own, on an empty page.
  async visitor(look: Look = 'desktop', more: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      ...looks[look],
      baseURL: this.url,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      ...more,
    });
    context.setDefaultTimeout(patienceMs);
    await this.guard.watch(context);
    return context.newPage();
  }

  login(name: string): Login {
    const found = this.logins.find((one) => one.name.startsWith(name));
    if (!found) throw new Error(`nobody here is called ${name}`);
    return found;
  }

  api(name: string): Promise<Api> {
    return Api.signIn(this.url, this.login(name));
  }

  // A link of a mail at this server: the demo firm was made while another one ran.
  here(link: string): string {
    const { pathname, search } = new URL(link, this.url);
    return this.url + pathname + search;
  }

  // A place for files that go away with the test.
  path(name: string): string {
    return join(this.folder, name);
  }

  async close(test: string, hasFailed: boolean) {
    if (hasFailed) await this.picture(test);
    await this.browser.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
    expect(this.guard.complaints, 'what browsers complained about').toEqual([]);
  }

  private async picture(test: string) {
    const pages = this.browser.contexts().flatMap((context: BrowserContext) => context.pages());
    for (const [index, page] of pages.entries()) {
      const name = `failed ${test.replaceAll(/\W+/g, ' ')} ${index + 1}.png`;
      const path = join(inject('pictures'), name);
      await page.screenshot({ path });
      console.log(`${page.url()} when it failed: ${path}`);
    }
  }
}

interface Worlds {
  // The demo firm, freshly made.
  demo: World;
  // A firm with one owner and nothing else.
  empty: World;
}

export const test = bare.extend<Worlds>({
  demo: async ({ task }, use) => {
    const world = await World.open('demo');
    await use(world);
    await world.close(task.name, task.result?.state === 'fail');
  },
  empty: async ({ task }, use) => {
    const world = await World.open('serve');
    await use(world);
    await world.close(task.name, task.result?.state === 'fail');
  },
});
