// Every staff page in the dark theme, on a desk and on a phone: axe, no scrolling sideways, and
// pictures for eyes if STEPWELL_PICTURES names a folder.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { paths } from '../../web/src/app/paths';
import type { Api } from './harness/api';
import { arrive, checkNoSidewaysScroll, type Name } from './harness/sight';
import { signIn } from './harness/staff';
import { test, type World } from './harness/world';

interface Place {
  path: string;
  heading: Name;
}

interface Named {
  id: string;
  name: string;
}

async function templatePlaces(api: Api): Promise<Place[]> {
  const kinds = ['email', 'form', 'contract', 'project'];
  const lists = await Promise.all(kinds.map((kind) => api.all<Named>(`/templates?kind=${kind}`)));
  return lists.flatMap(([first]) =>
    first ? [{ path: paths.template.replace('$template', first.id), heading: first.name }] : [],
  );
}

async function runPlaces(api: Api): Promise<Place[]> {
  const filters = ['mark=held', 'mark=due', 'mark=waiting', 'state=paused', 'state=completed'];
  const lists = await Promise.all(
    filters.map((filter) => api.all<{ id: string; workflow: Named }>(`/runs?${filter}`)),
  );
  return lists.flatMap(([run]) => {
    if (!run) throw new Error('the demo firm has no run for each filter');
    const path = paths.run.replace('$run', run.id);
    const views = ['', '?tab=history', '?tab=messages'];
    return views.map((view) => ({ path: path + view, heading: run.workflow.name }));
  });
}

async function first(api: Api, path: string): Promise<Named> {
  const [found] = await api.all<Named>(path);
  if (!found) throw new Error(`the demo firm has nothing in ${path}`);
  return found;
}

// At least one address for every path of the app.
async function places(api: Api): Promise<Record<keyof typeof paths, Place[]>> {
  const contact = await first(api, '/contacts?kind=person');
  const project = await first(api, '/projects');
  const workflow = await first(api, '/workflows');
  const [mail] = await api.all<{ id: string }>('/demo/mailbox');
  const [message] = await api.all<{ id: string }>('/messages?state=sent');
  const [task] = await api.all<{ id: string }>('/tasks');
  const at = (heading: Name, ...found: string[]) => found.map((path) => ({ path, heading }));
  return {
    signIn: at('Sign in', paths.signIn),
    today: at('Today', paths.today),
    runs: at('Runs', paths.runs, '/runs?view=completed', '/runs?start=true'),
    run: await runPlaces(api),
    contacts: at('Contacts', paths.contacts, '/contacts?add=true'),
    contact: at(contact.name, `/contacts/${contact.id}`, `/contacts/${contact.id}?edit=true`),
    projects: at('Projects', paths.projects),
    project: at(project.name, `/projects/${project.id}`),
    tasks: at(
      'Tasks',
      paths.tasks,
      '/tasks?whose=everyone',
      `/tasks?whose=everyone&task=${task?.id}`,
    ),
    workflows: at('Workflows', paths.workflows),
    workflow: ['', '?view=picture', '?view=text', '?view=versions'].map((view) => ({
      path: `/workflows/${workflow.id}${view}`,
      heading: workflow.name,
    })),
    templates: at('Templates', paths.templates, '/templates?kind=form'),
    template: await templatePlaces(api),
    outbox: at(
      'Outbox',
      paths.outbox,
      '/outbox?state=sent',
      `/outbox?state=sent&message=${message?.id}`,
    ),
    settings: ['', '?section=time', '?section=email', '?section=members', '?section=tokens'].map(
      (section) => ({ path: paths.settings + section, heading: 'Settings' }),
    ),
    mailbox: at('Mailbox', paths.mailbox, `${paths.mailbox}?mail=${mail?.id}`),
  };
}

// Where somebody wants to look at them.
async function picture(page: Page, name: string, path: string) {
  if (!process.env.STEPWELL_PICTURES) return;
  const file = `${name}${path.replaceAll(/[^a-z0-9]+/gi, ' ')}.png`;
  await page.screenshot({ path: join(inject('pictures'), file) });
}

async function visitAll(
  world: World,
  look: 'desktop' | 'phone',
  visit: (page: Page) => Promise<void>,
) {
  const page = await world.visitor(look, { colorScheme: 'dark' });
  const api = await world.api('Maya');
  const { signIn: signedOut, ...others } = await places(api);
  for (const { path, heading } of signedOut) {
    await page.goto(path);
    await arrive(page, heading);
    await visit(page);
    await picture(page, `dark ${look}`, path);
  }
  await signIn(page, world.login('Maya'));
  for (const { path, heading } of Object.values(others).flat()) {
    await page.goto(path);
    await arrive(page, heading);
    await visit(page);
    await picture(page, `dark ${look}`, path);
  }
}

test('every staff page is whole in the dark on a desk', async ({ demo }) => {
  await visitAll(demo, 'desktop', checkNoSidewaysScroll);
});

test('every staff page is whole in the dark on a phone, and fits 320 px', async ({ demo }) => {
  await visitAll(demo, 'phone', async (page) => {
    await checkNoSidewaysScroll(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await checkNoSidewaysScroll(page);
    await page.setViewportSize({ width: 390, height: 844 });
  });
});
