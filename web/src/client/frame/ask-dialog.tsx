import { useId, useRef, useState } from 'react';
import { asProblem } from '../api/problem';
import { useClient } from '../client-context';
import { Dialog } from './dialog';
import classes from './frame.module.css';
import { ReachFirm } from './reach-firm';

interface Props {
  step?: string | undefined;
  onClose: () => void;
}

type Sending = { state: 'writing' | 'sending' | 'sent' } | { state: 'refused'; words: string };

// One question to the firm. What was written stays until it has arrived.
export function AskDialog({ step, onClose }: Props) {
  const { api, home } = useClient();
  const [text, setText] = useState('');
  const [sending, setSending] = useState<Sending>({ state: 'writing' });
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  async function send() {
    if (sending.state === 'sending') return;
    if (text.trim() === '') {
      setSending({ state: 'refused', words: 'Please write your question.' });
      box.current?.focus();
      return;
    }
    setSending({ state: 'sending' });
    try {
      await api.ask(text.trim(), step);
      setSending({ state: 'sent' });
    } catch (fault) {
      setSending({ state: 'refused', words: `Not sent. ${asProblem(fault).message}` });
    }
  }

  if (sending.state === 'sent')
    return (
      <Dialog title="Your question is on its way" onClose={onClose}>
        <p role="status">
          {home.firm.name} will answer by e-mail. If it is urgent, <ReachFirm firm={home.firm} />.
        </p>
        <div className={classes.dialogActions}>
          <button type="button" className="sw-button sw-primary" onClick={onClose}>
            Go on
          </button>
        </div>
      </Dialog>
    );

  return (
    <Dialog title="Ask a question" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label htmlFor={id}>Your question to {home.firm.name}</label>
        <textarea
          id={id}
          ref={box}
          className="sw-input"
          rows={4}
          maxLength={4000}
          value={text}
          aria-invalid={sending.state === 'refused'}
          aria-describedby={`${id}-error`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p id={`${id}-error`} className="sw-fault" aria-live="polite">
          {sending.state === 'refused' ? sending.words : ''}
        </p>
        <div className={classes.dialogActions}>
          <button type="button" className="sw-button" onClick={onClose}>
            Not now
          </button>
          <button
            type="submit"
            className="sw-button sw-primary"
            aria-disabled={sending.state === 'sending'}
          >
            {sending.state === 'sending' ? 'Sending …' : 'Send question'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
