// Where the rail, the bottom bar, the palette and the keyboard lead.
import {
  IconFileText,
  IconInbox,
  IconLayoutKanban,
  IconListCheck,
  IconMail,
  IconPlayerPlay,
  IconRoute,
  IconSettings,
  IconUsers,
  type IconComponent,
} from '../ui/icons';
import { paths } from './paths';

export interface Place {
  label: string;
  icon: IconComponent;
  to: PlacePath;
  // Pressed after `g`.
  key: string;
  rail: 'top' | 'foot';
  phone: boolean;
}

type PlacePath =
  | typeof paths.today
  | typeof paths.runs
  | typeof paths.contacts
  | typeof paths.projects
  | typeof paths.tasks
  | typeof paths.workflows
  | typeof paths.templates
  | typeof paths.outbox
  | typeof paths.settings;

export const places: readonly Place[] = [
  { label: 'Today', icon: IconInbox, to: paths.today, key: 't', rail: 'top', phone: true },
  { label: 'Runs', icon: IconPlayerPlay, to: paths.runs, key: 'r', rail: 'top', phone: true },
  { label: 'Contacts', icon: IconUsers, to: paths.contacts, key: 'c', rail: 'top', phone: true },
  {
    label: 'Projects',
    icon: IconLayoutKanban,
    to: paths.projects,
    key: 'p',
    rail: 'top',
    phone: true,
  },
  { label: 'Tasks', icon: IconListCheck, to: paths.tasks, key: 'k', rail: 'top', phone: false },
  { label: 'Workflows', icon: IconRoute, to: paths.workflows, key: 'w', rail: 'top', phone: false },
  {
    label: 'Templates',
    icon: IconFileText,
    to: paths.templates,
    key: 'm',
    rail: 'top',
    phone: false,
  },
  { label: 'Outbox', icon: IconMail, to: paths.outbox, key: 'o', rail: 'foot', phone: false },
  {
    label: 'Settings',
    icon: IconSettings,
    to: paths.settings,
    key: 's',
    rail: 'foot',
    phone: false,
  },
];
