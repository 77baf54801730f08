import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { searchQuery } from '../api/search';
import { useSignOut } from '../api/session';
import { Icon } from '../ui/icon';
import { IconSearch } from '../ui/icons';
import { Kbd } from '../ui/kbd';
import { commands, goTo, hitIcons, type Command } from './commands';
import classes from './palette.module.css';
import { paths } from './paths';
import { places } from './places';

interface Props {
  // The letters typed before the field was there.
  takeTyped: () => string;
  onClose: () => void;
  onShortcuts: () => void;
}

const [store] = createSpotlight();

const matches = (command: Command, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${command.label} ${command.also ?? ''}`.toLowerCase().includes(word));

// Search and commands in one: go somewhere, find something, do something.
export function Palette({ takeTyped, onClose, onShortcuts }: Props) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 150);
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut(paths.signIn);
  const found = useQuery(searchQuery(settled.trim()));
  const hits = settled.trim().length > 1 ? (found.data?.items ?? []) : [];

  // Outside system: the palette's own store.
  useEffect(() => store.setState((state) => ({ ...state, opened: true })), []);

  const offered = commands({
    navigate,
    setTheme: setColorScheme,
    signOut: () => signOut.mutate(),
    openShortcuts: onShortcuts,
  }).filter((command) => matches(command, text.trim()));
  const going = places.filter((place) =>
    matches({ label: `Go to ${place.label}`, icon: place.icon, run: () => undefined }, text.trim()),
  );

  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={onClose}
      shortcut={null}
      clearQueryOnClose={false}
      maxHeight={460}
      scrollable
      title={<span className="sw-hidden">Search or do</span>}
      overlayProps={{ blur: 0 }}
      transitionProps={{ duration: 0 }}
      classNames={{
        content: classes.content,
        header: classes.header,
        inner: classes.inner,
        action: classes.action,
        actionsGroup: classes.group,
        body: classes.body,
      }}
    >
      <Spotlight.Search
        aria-label="Search or do"
        autoFocus
        onFocus={() => {
          const typed = takeTyped();
          if (typed) setText((text) => typed + text);
        }}
        placeholder="Search for a contact, a run, a task, or type what to do"
        leftSection={<Icon icon={IconSearch} />}
        classNames={{ input: classes.input }}
      />
      <Spotlight.ActionsList>
        {hits.length > 0 ? (
          <Spotlight.ActionsGroup label="Found">
            {hits.map((hit) => (
              <Spotlight.Action
                key={`${hit.kind} ${hit.id}`}
                label={hit.title}
                description={hit.detail}
                leftSection={<Icon icon={hitIcons[hit.kind]} />}
                onClick={() => goTo(navigate, hit)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {offered.length > 0 ? (
          <Spotlight.ActionsGroup label="Do">
            {offered.map((command) => (
              <Spotlight.Action
                key={command.label}
                label={command.label}
                leftSection={<Icon icon={command.icon} />}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {going.length > 0 ? (
          <Spotlight.ActionsGroup label="Go to">
            {going.map((place) => (
              <Spotlight.Action
                key={place.to}
                label={place.label}
                leftSection={<Icon icon={place.icon} />}
                rightSection={
                  <span className={classes.keys}>
                    <Kbd>g</Kbd> <Kbd>{place.key}</Kbd>
                  </span>
                }
                onClick={() => void navigate({ to: place.to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {hits.length + offered.length + going.length === 0 ? (
          <Spotlight.Empty>Nothing found for “{text}”</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
