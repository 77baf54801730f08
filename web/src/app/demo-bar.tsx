import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { demoClockQuery, useWindClock } from '../api/demo';
import { problemWords } from '../api/problem';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Icon } from '../ui/icon';
import { IconMailbox } from '../ui/icons';
import { toastProblem } from '../ui/toast';
import classes from './demo-bar.module.css';
import { paths } from './paths';

const steps = [
  { advance: '1 hour', label: '1 hour' },
  { advance: '1 day', label: '1 day' },
  { advance: '1 week', label: '1 week' },
] as const;

// The demo firm's clock and its mailbox.
export function DemoBar() {
  const clock = useQuery(demoClockQuery);
  const wind = useWindClock();
  return (
    <aside className={classes.bar} aria-label="Demo firm">
      <span className={classes.words}>
        <span className={classes.wordy}>
          <b>Demo firm.</b> It is{' '}
        </span>
        {clock.data ? <DateText at={clock.data.now} look="short" /> : '…'}
        <span className={classes.more}>; mail stays in its mailbox.</span>
      </span>
      <span className={classes.wind} role="group" aria-label="Wind the clock forward">
        <span className={classes.more}>Wind forward</span>
        {steps.map((step) => (
          <Button
            key={step.advance}
            small
            busy={wind.isPending && wind.variables === step.advance}
            disabled={wind.isPending && wind.variables !== step.advance}
            onClick={() =>
              wind.mutate(step.advance, {
                onError: (thrown) =>
                  toastProblem('The clock cannot be wound', problemWords(thrown)),
              })
            }
          >
            {step.label}
          </Button>
        ))}
      </span>
      <Link to={paths.mailbox} className={classes.mailbox}>
        <Icon icon={IconMailbox} size={17} />
        <span className={classes.wordy}>Mailbox</span>
      </Link>
    </aside>
  );
}
