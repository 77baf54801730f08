import { Menu, useMantineColorScheme } from '@mantine/core';
import { useSession, useSignOut } from '../api/session';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import {
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
} from '../ui/icons';
import classes from './member-menu.module.css';
import { paths } from './paths';

const themes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const;

// Who is signed in, the theme, and the way out.
export function MemberMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { member, firm } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut(paths.signIn);
  return (
    <Menu position="top-start" width="target">
      <Menu.Target>
        <button type="button" className={classes.member}>
          <Avatar name={member.name} of="team" />
          <span className={classes.words}>
            <span className={classes.name}>{member.name}</span>
            <span className={classes.firm}>{firm.name}</span>
          </span>
          <Icon icon={IconChevronDown} size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Theme</Menu.Label>
        {themes.map((theme) => (
          <Menu.Item
            key={theme.value}
            leftSection={<Icon icon={theme.icon} size={17} />}
            rightSection={
              colorScheme === theme.value ? <Icon icon={IconCheck} size={16} /> : undefined
            }
            onClick={() => setColorScheme(theme.value)}
          >
            {theme.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon icon={IconKeyboard} size={17} />} onClick={onShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon icon={IconLogout} size={17} />}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
