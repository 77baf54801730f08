import { Dialog } from '../ui/dialog';
import type { ActionDialogProps } from './action-dialog';
import { DecideForm } from './decide-form';

export function DecideDialog({ subject, action, onClose }: ActionDialogProps) {
  return (
    <Dialog title={subject.name} opened onClose={onClose}>
      <DecideForm subject={subject} action={action} onDone={onClose} />
    </Dialog>
  );
}
