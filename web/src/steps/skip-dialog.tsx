import { useStepCommand } from '../api/runs';
import { ReasonDialog } from './reason-dialog';
import type { ActionDialogProps } from './action-dialog';

// Leaves a step out of this run.
export function SkipDialog({ subject, action, onClose }: ActionDialogProps) {
  const command = useStepCommand(subject.run, subject.step ?? '');
  return (
    <ReasonDialog
      title={`${action.label}: ${subject.name}`}
      about="The step is left out of this run. What follows it goes on as its links say."
      button="Skip this step"
      busy={command.isPending}
      thrown={command.error}
      onClose={onClose}
      onSend={(reason) =>
        command.mutate({ name: 'skip', ...(reason ? { reason } : {}) }, { onSuccess: onClose })
      }
    />
  );
}
