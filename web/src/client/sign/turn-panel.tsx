import { Icon } from '../../ui/icon';
import { IconDownload } from '../../ui/icons';
import type { MarkName } from '../../ui/marks';
import { StateMark } from '../../ui/state-mark';
import type { ClientContract, ClientSigner } from '../api/types';
import { useClient } from '../client-context';
import { Notice } from '../frame/notice';
import { ReachFirm } from '../frame/reach-firm';
import { sizeWords } from '../words';
import classes from './sign.module.css';
import { signerWords, turnWords } from './turn-words';

const turnMarks = {
  earlier: 'waiting',
  signed: 'done',
  declined: 'cancelled',
  void: 'skipped',
} as const;

const signerMarks: Record<ClientSigner['state'], MarkName> = {
  waiting: 'upcoming',
  next: 'waiting',
  signed: 'done',
  declined: 'cancelled',
};

// What there is to know while it is not this person's turn to sign.
export function TurnPanel({ contract }: { contract: ClientContract }) {
  const { home } = useClient();
  const { turn, pdf } = contract;
  if (turn === 'yours') return null;
  const words = turnWords(contract);
  // Once nobody signs any more, only what was done is worth a line.
  const isOver = turn === 'void' || turn === 'declined';
  const signers = contract.signers.filter(
    ({ state }) => !isOver || state === 'signed' || state === 'declined',
  );
  return (
    <>
      <Notice mark={turnMarks[turn]} title={words.title} urgent>
        <p>
          {words.text}
          {isOver ? (
            <>
              {' '}
              If that is a mistake, please <ReachFirm firm={home.firm} />.
            </>
          ) : null}
        </p>
      </Notice>
      {pdf ? (
        <a href={pdf.url} download className="sw-button sw-primary sw-large">
          <Icon icon={IconDownload} size={19} />
          Download the signed PDF{pdf.size ? ` (${sizeWords(pdf.size)})` : ''}
        </a>
      ) : null}
      {signers.length > 0 ? (
        <ul className={classes.signers} aria-label="Who signs">
          {signers.map((signer, index) => (
            <li key={signer.name}>
              <StateMark mark={signerMarks[signer.state]} size={20} number={index + 1} />
              <b>{signer.name}</b>
              <span>{signerWords(signer)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
