import { Button } from '../ui/button';
import { KeyValueList } from '../ui/key-value-list';
import { Notice } from '../ui/notice';
import { Stack } from '../ui/stack';

interface Props {
  mine: Record<string, unknown>;
  theirs: Record<string, unknown>;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

const shown = (value: unknown) => {
  const words = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return words === '' ? '(empty)' : words;
};

// Somebody else saved meanwhile. Both versions stand side by side, and the member chooses.
export function ConflictNotice({ mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const differing = Object.keys(mine).filter((key) => shown(mine[key]) !== shown(theirs[key]));
  return (
    <Notice mark="due" title="Somebody else has changed this meanwhile" alert>
      <Stack gap={3}>
        <KeyValueList
          items={differing.map((key) => ({
            key,
            label: key.replaceAll('_', ' '),
            value: `theirs: ${shown(theirs[key])} · yours: ${shown(mine[key])}`,
          }))}
        />
        <div>
          <Button small onClick={onTakeTheirs}>
            Take theirs
          </Button>{' '}
          <Button small onClick={onKeepMine}>
            Keep mine, to save again
          </Button>
        </div>
      </Stack>
    </Notice>
  );
}
