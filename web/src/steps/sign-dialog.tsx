import { useQuery } from '@tanstack/react-query';
import { problemWords } from '../api/problem';
import { contractQuery } from '../api/runs';
import { Dialog } from '../ui/dialog';
import { FaultSummary } from '../ui/fault-summary';
import { Skeleton } from '../ui/skeleton';
import type { ActionDialogProps } from './action-dialog';
import { SignForm } from './sign-form';

// Countersigning: the document in full, and the member's own signature below it.
export function SignDialog({ subject, onClose }: ActionDialogProps) {
  const contract = useQuery({
    ...contractQuery(subject.contract ?? ''),
    enabled: subject.contract !== undefined,
  });
  return (
    <Dialog title={contract.data?.title ?? subject.name} opened onClose={onClose} size="wide">
      {contract.isPending && subject.contract ? <Skeleton look="text" lines={12} /> : null}
      {contract.isError ? (
        <FaultSummary title="It cannot be shown" faults={[problemWords(contract.error)]} />
      ) : null}
      {contract.data ? <SignForm contract={contract.data} onDone={onClose} /> : null}
    </Dialog>
  );
}
