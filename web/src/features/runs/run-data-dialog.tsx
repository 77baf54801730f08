import { useState } from 'react';
import { fieldFaults } from '../../api/problem';
import { useRunCommand } from '../../api/runs';
import type { Run } from '../../api/types';
import { MemberSelect } from '../../parts/member-select';
import { PersonSelect } from '../../steps/person-select';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { PressedLink } from '../../ui/pressed-link';
import { Columns, Stack } from '../../ui/stack';
import { Text } from '../../ui/text';

// Changes who fills the run's roles, and the dates that it hangs on.
export function RunDataDialog({ run }: { run: Run }) {
  const [opened, setOpened] = useState(false);
  const [changes, setChanges] = useState<Record<string, string>>({});
  const [faults, setFaults] = useState<string[]>([]);
  const command = useRunCommand(run.id);

  if (!run.commands.includes('cancel') || run.roles.length + run.dates.length === 0) return null;
  const set = (path: string, value: string) => setChanges((all) => ({ ...all, [path]: value }));
  const close = () => {
    setOpened(false);
    setChanges({});
    setFaults([]);
  };
  const save = async () => {
    try {
      if (Object.keys(changes).length > 0) {
        await command.mutateAsync({ name: 'fill', values: changes });
      }
      close();
    } catch (thrown) {
      setFaults(fieldFaults(thrown, () => false).rest);
    }
  };

  return (
    <>
      <PressedLink onClick={() => setOpened(true)}>Change</PressedLink>
      <Dialog title="People and dates of this run" opened={opened} onClose={close}>
        <Stack>
          <FaultSummary faults={faults} />
          <Text>
            Open steps follow at once: their tasks move to the new person, their waits to the new
            date.
          </Text>
          <Columns>
            {run.roles.map((role) => {
              const Choice = role.takes_contacts ? PersonSelect : MemberSelect;
              return (
                <Choice
                  key={role.role}
                  label={role.label}
                  value={changes[`roles.${role.role}`] ?? role.member?.id ?? role.contact?.id}
                  onChange={(person) => set(`roles.${role.role}`, person ?? '')}
                  required
                />
              );
            })}
            {run.dates.map((date) => (
              <DateField
                key={date.key}
                label={date.label}
                value={changes[`dates.${date.key}`] ?? date.date ?? ''}
                onChange={(day) => set(`dates.${date.key}`, day)}
              />
            ))}
          </Columns>
        </Stack>
        <DialogActions>
          <Button look="quiet" onClick={close}>
            Cancel
          </Button>
          <Button look="primary" busy={command.isPending} onClick={() => void save()}>
            Save the changes
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
