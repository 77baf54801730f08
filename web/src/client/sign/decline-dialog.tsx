import { useRef, useState } from 'react';
import { asProblem } from '../api/problem';
import type { ClientHome } from '../api/types';
import { useClient } from '../client-context';
import { Dialog } from '../frame/dialog';
import frame from '../frame/frame.module.css';
import { EntryFault } from './entry-fault';

interface Props {
  step: string;
  // As it stands inside a sentence.
  title: string;
  onClose: () => void;
  onDeclined: (home: ClientHome) => Promise<void>;
}

// Saying no, with the reason that helps the firm to answer.
export function DeclineDialog({ step, title, onClose, onDeclined }: Props) {
  const { api, home } = useClient();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);

  async function decline() {
    if (isSending) return;
    if (reason.trim() === '') {
      setFault('Please say in a few words why.');
      box.current?.focus();
      return;
    }
    setIsSending(true);
    try {
      await onDeclined(await api.refuse(step, reason.trim()));
    } catch (problem) {
      setFault(`Not sent. ${asProblem(problem).message}`);
      setIsSending(false);
    }
  }

  return (
    <Dialog title={`Decline the ${title}?`} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void decline();
        }}
      >
        <p>
          {home.firm.name} is told at once, with your reason. You cannot sign it afterwards; they
          can send you a new one.
        </p>
        <label htmlFor="decline-reason">Why do you decline?</label>
        <textarea
          id="decline-reason"
          ref={box}
          className="sw-input"
          rows={3}
          maxLength={2000}
          value={reason}
          aria-required
          aria-invalid={fault !== undefined}
          aria-describedby="decline-fault"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <EntryFault id="decline-fault" words={fault} />
        <div className={frame.dialogActions}>
          <button type="button" className="sw-button" onClick={onClose}>
            Do not decline
          </button>
          <button type="submit" className="sw-button sw-danger" aria-disabled={isSending}>
            {isSending ? 'Sending …' : `Decline ${title}`}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
