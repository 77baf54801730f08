import { problemWords } from '../../api/problem';
import { useRunCommand } from '../../api/runs';
import { Button } from '../../ui/button';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Stack } from '../../ui/stack';
import { Text } from '../../ui/text';
import { toast } from '../../ui/toast';

// For a link that went to the wrong person: asks, then ends all that were sent.
export function EndLinksDialog({ run, onClose }: { run: string; onClose: () => void }) {
  const command = useRunCommand(run);

  const end = () =>
    command.mutate(
      { name: 'end_links' },
      {
        onSuccess: () => {
          toast('The client links are ended', '“Copy client link” at a step makes a new one.');
          onClose();
        },
      },
    );

  return (
    <Dialog title="End client links" opened onClose={onClose} size="narrow">
      <Stack>
        {command.error ? <FaultSummary faults={[problemWords(command.error)]} /> : null}
        <Text>
          Every link that was sent for this run so far stops working. Whoever opens one can ask for
          a new link, which goes to the e-mail address on file and nowhere else.
        </Text>
      </Stack>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="danger" busy={command.isPending} onClick={end}>
          End client links
        </Button>
      </DialogActions>
    </Dialog>
  );
}
