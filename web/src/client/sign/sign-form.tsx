import { useState, type FormEvent } from 'react';
import type { PointGroup } from 'signature_pad';
import { asProblem } from '../api/problem';
import type { ClientContract } from '../api/types';
import { useClient } from '../client-context';
import { ErrorSummary } from '../frame/error-summary';
import { Notice } from '../frame/notice';
import { navigate } from '../router';
import { countWords, documentNoun, insideSentence } from '../words';
import { EntryFault } from './entry-fault';
import {
  serverFaults,
  signatureFrom,
  signFaults,
  type Entered,
  type SignFaults,
} from './sign-checks';
import classes from './sign.module.css';
import { SignatureField } from './signature-field';

interface Props {
  step: string;
  contract: ClientContract;
  reload: () => Promise<void>;
}

const labels = {
  full_name: 'Your full name',
  signature: 'Your signature',
  consent: 'Your consent',
};

// Name, signature, consent, and the one button that signs.
export function SignForm({ step, contract, reload }: Props) {
  const { api, paths, home, setHome } = useClient();
  const [name, setName] = useState(contract.signer.name);
  const [way, setWay] = useState<Entered['way']>('draw');
  const [typed, setTyped] = useState('');
  const [ink, setInk] = useState<PointGroup[]>([]);
  const [consent, setConsent] = useState(false);
  const [refused, setRefused] = useState<SignFaults>({});
  const [tries, setTries] = useState(0);
  const [stopped, setStopped] = useState<string>();
  const [isSending, setIsSending] = useState(false);

  const entered = { full_name: name, way, typed, ink, consent };
  const faults: SignFaults = tries > 0 ? { ...refused, ...signFaults(entered) } : {};
  const listed = (['full_name', 'signature', 'consent'] as const).flatMap((entry) => {
    const words = faults[entry];
    return words === undefined
      ? []
      : [{ control: controlOf(entry, way), label: labels[entry], words }];
  });
  const noun = documentNoun(contract.title);

  async function sign(event: FormEvent) {
    event.preventDefault();
    if (isSending || home.link.read_only) return;
    setStopped(undefined);
    setRefused({});
    if (Object.keys(signFaults(entered)).length > 0) return setTries(tries + 1);
    setIsSending(true);
    try {
      setHome(await api.sign(step, signatureFrom(entered, contract.text_hash)));
      navigate(paths.done(step));
    } catch (fault) {
      const problem = asProblem(fault);
      setIsSending(false);
      setRefused(serverFaults(problem.errors));
      if (problem.errors.length > 0) setTries(tries + 1);
      setStopped(
        problem.isOffline
          ? 'There is no connection. Nothing is lost: please try again when you are online.'
          : problem.message,
      );
      // Somebody else may have signed, declined or changed it meanwhile: show what it is now.
      if (problem.status === 409) await reload();
    }
  }

  return (
    <form className={classes.form} noValidate onSubmit={(event) => void sign(event)}>
      {listed.length > 0 ? (
        <ErrorSummary
          title={`${countWords(listed.length, 'thing is', 'things are')} missing`}
          tries={tries}
          faults={listed}
        />
      ) : null}
      <fieldset className={classes.entries} disabled={home.link.read_only}>
        <legend className="sw-hidden">Your signature</legend>
        <div className={classes.entry}>
          <label htmlFor="sign-name">{labels.full_name}</label>
          <input
            id="sign-name"
            className="sw-input"
            autoComplete="name"
            maxLength={100}
            value={name}
            aria-required
            aria-invalid={faults.full_name !== undefined}
            aria-describedby="sign-name-fault"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <EntryFault id="sign-name-fault" words={faults.full_name} />
        </div>
        <SignatureField
          way={way}
          onWay={setWay}
          typed={typed}
          onTyped={setTyped}
          ink={ink}
          onInk={setInk}
          fault={faults.signature}
        />
        <div className={classes.entry}>
          <label className={classes.consent}>
            <input
              id="sign-consent"
              type="checkbox"
              checked={consent}
              aria-required
              aria-invalid={faults.consent !== undefined}
              aria-describedby="sign-consent-fault"
              onChange={(event) => setConsent(event.currentTarget.checked)}
            />
            <span>{contract.consent_text}</span>
          </label>
          <EntryFault id="sign-consent-fault" words={faults.consent} />
        </div>
      </fieldset>
      {stopped ? (
        <Notice mark="held" title={`The ${noun} is not signed.`} urgent>
          <p>{stopped}</p>
        </Notice>
      ) : null}
      <button
        type="submit"
        className="sw-button sw-primary sw-large"
        aria-disabled={isSending || home.link.read_only}
      >
        {isSending ? 'Signing …' : `Sign ${insideSentence(contract.title)}`}
      </button>
      <p className={classes.hint}>
        We keep the date, time and your internet address with the signed PDF.
        {contract.signer.email ? (
          <>
            {' '}
            A copy goes to <b>{contract.signer.email}</b>.
          </>
        ) : null}
      </p>
    </form>
  );
}

function controlOf(entry: keyof SignFaults, way: Entered['way']): string {
  if (entry === 'full_name') return 'sign-name';
  if (entry === 'consent') return 'sign-consent';
  return way === 'type' ? 'sign-typed-name' : 'sign-draw';
}
