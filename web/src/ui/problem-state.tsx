import { Button } from './button';
import { IconRefresh } from './icons';
import { StateMark } from './state-mark';
import classes from './blank-state.module.css';

interface Props {
  // What happened, in a sentence.
  title: string;
  // What it means and what to do now.
  detail: string;
  onRetry?: (() => void) | undefined;
  // h1 where it is all that the page has.
  heading?: 'h1' | 'h2';
}

export function ProblemState({ title, detail, onRetry, heading: Heading = 'h2' }: Props) {
  return (
    <div className={classes.state} role="alert">
      <StateMark mark="held" size={34} />
      <Heading className={classes.title}>{title}</Heading>
      <p className={classes.words}>{detail}</p>
      {onRetry ? (
        <div className={classes.actions}>
          <Button icon={IconRefresh} onClick={onRetry}>
            Try again
          </Button>
        </div>
      ) : null}
    </div>
  );
}
