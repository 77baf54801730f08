import { useState } from 'react';
import { useRefuseContract } from '../api/contracts';
import type { Contract } from '../api/types';
import { Button } from '../ui/button';
import { ReasonDialog } from './reason-dialog';

export function RefuseContract({ contract, onDone }: { contract: Contract; onDone: () => void }) {
  const [asking, setAsking] = useState(false);
  const refuse = useRefuseContract(contract.id);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        Refuse to sign
      </Button>
      {asking ? (
        <ReasonDialog
          title={`Refuse to sign ${contract.title}`}
          about="The contract ends unsigned, for everyone. The run goes on as the workflow says."
          button="Refuse to sign"
          required
          danger
          busy={refuse.isPending}
          thrown={refuse.error}
          onClose={() => setAsking(false)}
          onSend={(reason) => refuse.mutate(reason, { onSuccess: onDone })}
        />
      ) : null}
    </>
  );
}
