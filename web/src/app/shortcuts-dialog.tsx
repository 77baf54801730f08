import { Switch } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { KeyValueList } from '../ui/key-value-list';
import { Stack } from '../ui/stack';
import { lettersAreOn, setLetters } from './letters';
import { places } from './places';

const general = [
  { keys: ['Ctrl K'], does: 'Search, or do something' },
  { keys: ['/'], does: 'Search in the list' },
  { keys: ['n'], does: 'New, or start' },
  { keys: ['?'], does: 'This list' },
  { keys: ['Esc'], does: 'Close what is open' },
];

export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [letters, setOn] = useState(lettersAreOn);
  const all = [
    ...general,
    ...places.map((place) => ({ keys: ['g', place.key], does: `Go to ${place.label}` })),
  ];
  const change = (on: boolean) => {
    setOn(on);
    setLetters(on);
  };
  return (
    <Dialog title="Keyboard shortcuts" opened={opened} onClose={onClose} size="narrow">
      <Stack gap={5}>
        <KeyValueList
          items={all.map(({ keys, does }) => ({
            key: does,
            label: does,
            value: keys.map((key, index) => (
              <span key={key}>
                {index > 0 ? ' then ' : ''}
                <Kbd>{key}</Kbd>
              </span>
            )),
          }))}
        />
        <Switch
          label="Single letters are shortcuts"
          description="Turn this off if you speak to your computer."
          checked={letters}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      </Stack>
    </Dialog>
  );
}
