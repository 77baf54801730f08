// Every path of the staff app, once.
export const paths = {
  signIn: '/sign-in',
  today: '/',
  runs: '/runs',
  run: '/runs/$run',
  contacts: '/contacts',
  contact: '/contacts/$contact',
  projects: '/projects',
  project: '/projects/$project',
  tasks: '/tasks',
  workflows: '/workflows',
  workflow: '/workflows/$workflow',
  templates: '/templates',
  template: '/templates/$template',
  outbox: '/outbox',
  settings: '/settings',
  mailbox: '/demo/mailbox',
} as const;
