// Every page in a chunk of its own, fetched when it is first shown.
import { lazy } from 'react';

export const SignInPage = lazy(() =>
  import('../features/session/sign-in-page').then((m) => ({ default: m.SignInPage })),
);
export const TodayPage = lazy(() =>
  import('../features/today/today-page').then((m) => ({ default: m.TodayPage })),
);
export const RunsPage = lazy(() =>
  import('../features/runs/runs-page').then((m) => ({ default: m.RunsPage })),
);
export const RunPage = lazy(() =>
  import('../features/runs/run-page').then((m) => ({ default: m.RunPage })),
);
export const ContactsPage = lazy(() =>
  import('../features/contacts/contacts-page').then((m) => ({ default: m.ContactsPage })),
);
export const ContactPage = lazy(() =>
  import('../features/contacts/contact-page').then((m) => ({ default: m.ContactPage })),
);
export const ProjectsPage = lazy(() =>
  import('../features/projects/projects-page').then((m) => ({ default: m.ProjectsPage })),
);
export const ProjectPage = lazy(() =>
  import('../features/projects/project-page').then((m) => ({ default: m.ProjectPage })),
);
export const TasksPage = lazy(() =>
  import('../features/tasks/tasks-page').then((m) => ({ default: m.TasksPage })),
);
export const WorkflowsPage = lazy(() =>
  import('../features/workflows/workflows-page').then((m) => ({ default: m.WorkflowsPage })),
);
export const WorkflowPage = lazy(() =>
  import('../features/workflows/workflow-page').then((m) => ({ default: m.WorkflowPage })),
);
export const TemplatesPage = lazy(() =>
  import('../features/templates/templates-page').then((m) => ({ default: m.TemplatesPage })),
);
export const TemplatePage = lazy(() =>
  import('../features/templates/template-page').then((m) => ({ default: m.TemplatePage })),
);
export const OutboxPage = lazy(() =>
  import('../features/outbox/outbox-page').then((m) => ({ default: m.OutboxPage })),
);
export const SettingsPage = lazy(() =>
  import('../features/settings/settings-page').then((m) => ({ default: m.SettingsPage })),
);
export const MailboxPage = lazy(() =>
  import('../features/demo/mailbox-page').then((m) => ({ default: m.MailboxPage })),
);
