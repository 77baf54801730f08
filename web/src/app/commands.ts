// What the palette can do besides going somewhere: each with its words, its icon and its deed.
import type { useNavigate } from '@tanstack/react-router';
import type { SearchHit } from '../api/types';
import {
  IconDeviceDesktop,
  IconFileText,
  IconKeyboard,
  IconLayoutKanban,
  IconLogout,
  IconMoon,
  IconPlayerPlay,
  IconRoute,
  IconSquareCheck,
  IconSun,
  IconUser,
  IconUserPlus,
  type IconComponent,
} from '../ui/icons';
import { paths } from './paths';

export interface Command {
  label: string;
  icon: IconComponent;
  run: () => void;
  // Other words that find it.
  also?: string;
}

type Navigate = ReturnType<typeof useNavigate>;

interface Tools {
  navigate: Navigate;
  setTheme: (theme: 'light' | 'dark' | 'auto') => void;
  signOut: () => void;
  openShortcuts: () => void;
}

export function commands({ navigate, setTheme, signOut, openShortcuts }: Tools): Command[] {
  return [
    {
      label: 'Start a run',
      icon: IconPlayerPlay,
      also: 'new workflow client begin',
      run: () => void navigate({ to: paths.runs, search: { start: true } }),
    },
    {
      label: 'New contact',
      icon: IconUserPlus,
      also: 'add client person company',
      run: () => void navigate({ to: paths.contacts, search: { add: true } }),
    },
    {
      label: 'New task',
      icon: IconSquareCheck,
      also: 'add',
      run: () => void navigate({ to: paths.tasks, search: { add: true } }),
    },
    { label: 'Light theme', icon: IconSun, also: 'colour', run: () => setTheme('light') },
    { label: 'Dark theme', icon: IconMoon, also: 'colour night', run: () => setTheme('dark') },
    {
      label: 'Theme as the system',
      icon: IconDeviceDesktop,
      also: 'colour',
      run: () => setTheme('auto'),
    },
    { label: 'Keyboard shortcuts', icon: IconKeyboard, also: 'help', run: openShortcuts },
    { label: 'Sign out', icon: IconLogout, also: 'leave log', run: signOut },
  ];
}

export const hitIcons: Record<SearchHit['kind'], IconComponent> = {
  contact: IconUser,
  run: IconPlayerPlay,
  workflow: IconRoute,
  template: IconFileText,
  project: IconLayoutKanban,
  task: IconSquareCheck,
};

export function goTo(navigate: Navigate, hit: SearchHit) {
  switch (hit.kind) {
    case 'contact':
      return void navigate({ to: paths.contact, params: { contact: hit.id } });
    case 'run':
      return void navigate({ to: paths.run, params: { run: hit.id } });
    case 'workflow':
      return void navigate({ to: paths.workflow, params: { workflow: hit.id } });
    case 'template':
      return void navigate({ to: paths.template, params: { template: hit.id } });
    case 'project':
      return void navigate({ to: paths.project, params: { project: hit.id } });
    case 'task':
      return void navigate({ to: paths.tasks, search: { task: hit.id } });
  }
}
