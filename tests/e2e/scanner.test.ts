// Mail scanners fetch every link before a person does. That changes nothing.
import { expect } from 'vitest';
import type { Api, Message, RunSummary, Run } from './harness/api';
import { linkOf, openMail } from './harness/mailbox';
import { arrive } from './harness/sight';
import { signIn } from './harness/staff';
import { test, type World } from './harness/world';

const states = ['open', 'completed', 'cancelled'];

function linksOf(mails: readonly Message[]): Set<string> {
  const texts = mails.flatMap(({ text, html }) => [text, html.replaceAll('&amp;', '&')]);
  const links = texts.flatMap((text) => text.match(/https?:\/\/127\.0\.0\.1[^\s"'<>)\]]*/g) ?? []);
  return new Set(links);
}

async function scan(world: World, links: Iterable<string>) {
  for (const link of links) {
    for (const method of ['HEAD', 'GET']) {
      const answer = await fetch(world.here(link), { method });
      await answer.arrayBuffer();
      expect(answer.status, `${method} ${link}`).toBe(200);
    }
  }
}

// Every state and every line of history of the firm, and when its mails were opened.
async function snapshot(api: Api) {
  const lists = await Promise.all(
    states.map((state) => api.all<RunSummary>(`/runs?state=${state}`)),
  );
  const runs = lists.flat();
  const found: unknown[] = [];
  for (const { id } of runs) {
    const { state, steps, files }: Run = await api.get(`/runs/${id}`);
    found.push({
      id,
      state,
      steps: steps.map((step) => [step.step, step.iteration, step.state, step.outcome]),
      files: files.map((file) => file.id),
      history: await api.history(id),
    });
  }
  const opened = (await api.mails()).map((mail) => [mail.id, mail.state, mail.opened_at]);
  return { found, opened };
}

test('a scanner that fetches every link of every mail changes nothing', async ({ demo }) => {
  const api = await demo.api('Maya');
  const links = linksOf(await api.mails());
  expect(links.size).toBeGreaterThan(100);
  const before = await snapshot(api);
  await scan(demo, links);
  expect(await snapshot(api)).toEqual(before);

  const desk = await demo.visitor();
  await signIn(desk, demo.login('Maya'));
  const welcome = { to: 'François Lefèvre', subject: /Welcome to Alder & Wren/ };
  const questions = await linkOf(await openMail(desk, welcome), 'Open the questionnaire');
  const letter = { to: 'Priya Raman', subject: /is ready to sign/ };
  const contract = await linkOf(await openMail(desk, letter), 'Read and sign the letter');
  const page = await demo.visitor('phone');
  await page.goto(demo.here(questions));
  await arrive(page, 'You and your business');
  await page.goto(demo.here(contract));
  await arrive(page, 'Engagement letter');
  await page.getByRole('button', { name: 'Sign engagement letter' }).waitFor();
});
