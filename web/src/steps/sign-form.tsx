import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSignContract } from '../api/contracts';
import { problemWords } from '../api/problem';
import { useSession } from '../api/session';
import type { Contract } from '../api/types';
import { Button } from '../ui/button';
import { DialogActions } from '../ui/dialog';
import { FaultSummary } from '../ui/fault-summary';
import { HtmlFrame } from '../ui/html-frame';
import { KeyValueList } from '../ui/key-value-list';
import { Notice } from '../ui/notice';
import { emptySignature, SignatureField, type SignatureValue } from '../ui/signature-field';
import { Stack } from '../ui/stack';
import { toast } from '../ui/toast';
import { RefuseContract } from './refuse-contract';
import { SignerList } from './signer-list';

export function SignForm({ contract, onDone }: { contract: Contract; onDone: () => void }) {
  const { member } = useSession();
  const [name, setName] = useState(member.name);
  const [signature, setSignature] = useState<SignatureValue>(emptySignature);
  const [consent, setConsent] = useState(false);
  const [faults, setFaults] = useState<string[]>([]);
  const sign = useSignContract(contract.id);

  const send = async () => {
    const missing = [
      name.trim() === '' ? 'Your full name is missing.' : '',
      signature.strokes.length === 0 && signature.typed.trim() === ''
        ? 'Draw your signature, or type it.'
        : '',
      consent ? '' : 'Tick the box that says you agree to sign.',
    ].filter(Boolean);
    setFaults(missing);
    if (missing.length > 0) return;
    try {
      await sign.mutateAsync({
        full_name: name.trim(),
        text_hash: contract.text_hash,
        ...(signature.how === 'typed'
          ? { typed: signature.typed.trim() }
          : { strokes: signature.strokes }),
      });
      toast('Signed', contract.title);
      onDone();
    } catch (thrown) {
      setFaults([problemWords(thrown)]);
    }
  };

  return (
    <Stack gap={5}>
      <FaultSummary title="Not signed yet" faults={faults} />
      <HtmlFrame title={contract.title} html={contract.html} look="letter" />
      <KeyValueList items={contract.key_terms.map((term) => ({ key: term.label, ...term }))} />
      <SignerList signers={contract.signers} />
      {contract.may_sign ? (
        <>
          <TextInput
            label="Your full name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <SignatureField name={name} value={signature} onChange={setSignature} />
          <Checkbox
            label={contract.consent_text}
            checked={consent}
            onChange={(event) => setConsent(event.currentTarget.checked)}
          />
          <DialogActions>
            <RefuseContract contract={contract} onDone={onDone} />
            <Button look="primary" busy={sign.isPending} onClick={() => void send()}>
              Sign {contract.title}
            </Button>
          </DialogActions>
        </>
      ) : (
        <Notice mark="waiting" title="It is not your turn to sign" />
      )}
    </Stack>
  );
}
