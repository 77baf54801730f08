import { Icon } from '../../ui/icon';
import { IconClipboardText, IconSignature } from '../../ui/icons';
import { Sentence } from '../../ui/sentence';
import type { NowStep } from '../api/types';
import { useClient } from '../client-context';
import { Link } from '../frame/link';
import { insideSentence } from '../words';
import classes from './home.module.css';

// One thing that is needed from the client, and the way to it.
export function NowCard({ step }: { step: NowStep }) {
  const { paths, home } = useClient();
  const isForm = step.kind === 'form';
  const minutes = isForm ? home.minutes_left : undefined;
  return (
    <li className={classes.card}>
      <span className={classes.cardIcon}>
        <Icon icon={isForm ? IconClipboardText : IconSignature} size={22} />
      </span>
      <div className={classes.cardText}>
        <h2>{step.title}</h2>
        <p>
          <Sentence text={step.text} />
        </p>
        <Link
          to={isForm ? paths.form(step.step) : paths.contract(step.step)}
          className="sw-button sw-primary"
        >
          {isForm ? 'Answer the questions' : 'Read and sign'}
          <span className="sw-hidden">: {insideSentence(step.title)}</span>
        </Link>
        {minutes ? (
          <p className={classes.minutes}>
            About {minutes === 1 ? '1 minute' : `${minutes} minutes`}. You can stop and go on later.
          </p>
        ) : null}
      </div>
    </li>
  );
}
