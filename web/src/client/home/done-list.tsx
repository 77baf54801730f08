import { Icon } from '../../ui/icon';
import { IconDownload } from '../../ui/icons';
import { StateMark } from '../../ui/state-mark';
import type { DoneStep } from '../api/types';
import { dayWords } from '../words';
import classes from './home.module.css';

// What is finished, when, and the papers that came of it.
export function DoneList({ done }: { done: DoneStep[] }) {
  return (
    <ul className={classes.done}>
      {done.map((step) => (
        <li key={step.step}>
          <StateMark mark="done" size={22} label="Done" />
          <div>
            <p>
              <b>{step.title}</b>
            </p>
            {step.file ? (
              <a href={step.file.url} download className={classes.download}>
                <Icon icon={IconDownload} size={17} />
                {step.file.name}
              </a>
            ) : null}
          </div>
          <time dateTime={step.at}>{dayWords(step.at)}</time>
        </li>
      ))}
    </ul>
  );
}
