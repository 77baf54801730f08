// One line per page: its path, what its URL may hold, and the page. Every page but the sign-in stands
// behind the session, which the staff frame asks for before anything below it loads.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../api/session';
import { contactPageSearch, contactsSearch } from '../features/contacts/search';
import { mailboxSearch } from '../features/demo/search';
import { outboxSearch } from '../features/outbox/search';
import { projectsSearch } from '../features/projects/search';
import { runSearch, runsSearch } from '../features/runs/search';
import { settingsSearch } from '../features/settings/search';
import { tasksSearch } from '../features/tasks/search';
import { templatesSearch } from '../features/templates/search';
import { workflowSearch } from '../features/workflows/search';
import {
  ContactPage,
  ContactsPage,
  MailboxPage,
  OutboxPage,
  ProjectPage,
  ProjectsPage,
  RunPage,
  RunsPage,
  SettingsPage,
  SignInPage,
  TasksPage,
  TemplatePage,
  TemplatesPage,
  TodayPage,
  WorkflowPage,
  WorkflowsPage,
} from './pages';
import { paths } from './paths';
import { Shell } from './shell';

const root = createRootRouteWithContext<{ cache: QueryClient }>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: (given: Record<string, unknown>) =>
    typeof given.back === 'string' ? { back: given.back } : {},
  component: () => <SignInPage back={signIn.useSearch().back} />,
});

const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const session = await context.cache.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: paths.signIn, search: { back: location.href } });
  },
  component: Shell,
});

const parent = () => staff;

const today = createRoute({ getParentRoute: parent, path: paths.today, component: TodayPage });

const runs = createRoute({
  getParentRoute: parent,
  path: paths.runs,
  validateSearch: runsSearch,
  component: () => <RunsPage search={runs.useSearch()} />,
});

const run = createRoute({
  getParentRoute: parent,
  path: paths.run,
  validateSearch: runSearch,
  component: () => <RunPage run={run.useParams().run} search={run.useSearch()} />,
});

const contacts = createRoute({
  getParentRoute: parent,
  path: paths.contacts,
  validateSearch: contactsSearch,
  component: () => <ContactsPage search={contacts.useSearch()} />,
});

const contact = createRoute({
  getParentRoute: parent,
  path: paths.contact,
  validateSearch: contactPageSearch,
  component: () => (
    <ContactPage contact={contact.useParams().contact} search={contact.useSearch()} />
  ),
});

const projects = createRoute({
  getParentRoute: parent,
  path: paths.projects,
  validateSearch: projectsSearch,
  component: () => <ProjectsPage search={projects.useSearch()} />,
});

const project = createRoute({
  getParentRoute: parent,
  path: paths.project,
  component: () => <ProjectPage project={project.useParams().project} />,
});

const tasks = createRoute({
  getParentRoute: parent,
  path: paths.tasks,
  validateSearch: tasksSearch,
  component: () => <TasksPage search={tasks.useSearch()} />,
});

const workflows = createRoute({
  getParentRoute: parent,
  path: paths.workflows,
  component: WorkflowsPage,
});

const workflow = createRoute({
  getParentRoute: parent,
  path: paths.workflow,
  validateSearch: workflowSearch,
  component: () => (
    <WorkflowPage workflow={workflow.useParams().workflow} search={workflow.useSearch()} />
  ),
});

const templates = createRoute({
  getParentRoute: parent,
  path: paths.templates,
  validateSearch: templatesSearch,
  component: () => <TemplatesPage search={templates.useSearch()} />,
});

const template = createRoute({
  getParentRoute: parent,
  path: paths.template,
  component: () => <TemplatePage template={template.useParams().template} />,
});

const outbox = createRoute({
  getParentRoute: parent,
  path: paths.outbox,
  validateSearch: outboxSearch,
  component: () => <OutboxPage search={outbox.useSearch()} />,
});

const settings = createRoute({
  getParentRoute: parent,
  path: paths.settings,
  validateSearch: settingsSearch,
  component: () => <SettingsPage search={settings.useSearch()} />,
});

const mailbox = createRoute({
  getParentRoute: parent,
  path: paths.mailbox,
  validateSearch: mailboxSearch,
  component: () => <MailboxPage search={mailbox.useSearch()} />,
});

export const routeTree = root.addChildren([
  signIn,
  staff.addChildren([
    today,
    runs,
    run,
    contacts,
    contact,
    projects,
    project,
    tasks,
    workflows,
    workflow,
    templates,
    template,
    outbox,
    settings,
    mailbox,
  ]),
]);
