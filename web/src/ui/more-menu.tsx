import { Menu } from '@mantine/core';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { IconDots, type IconComponent } from './icons';

export interface MenuEntry {
  label: string;
  icon: IconComponent;
  run: () => void;
  danger?: boolean;
}

// What is rarely wanted, behind three dots.
export function MoreMenu({ label, entries, framed = true }: Props) {
  if (entries.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton icon={IconDots} label={label} framed={framed} />
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item
            key={entry.label}
            leftSection={<Icon icon={entry.icon} size={17} />}
            data-look={entry.danger ? 'danger' : undefined}
            onClick={entry.run}
          >
            {entry.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface Props {
  label: string;
  entries: readonly MenuEntry[];
  framed?: boolean;
}
