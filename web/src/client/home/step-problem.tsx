import { useEffect } from 'react';
import type { Problem } from '../api/problem';
import { useClient } from '../client-context';
import { Frame } from '../frame/frame';
import { Link } from '../frame/link';
import { PageHeading } from '../frame/page-heading';
import classes from './home.module.css';

interface Props {
  step: string;
  problem: Problem;
  onRetry: () => void;
}

// One step that could not be fetched, while the link itself is good.
export function StepProblem({ step, problem, onRetry }: Props) {
  const { home, paths } = useClient();
  const { title, text } = words(problem);

  useEffect(() => {
    if (!problem.isPassing) return;
    window.addEventListener('online', onRetry);
    return () => window.removeEventListener('online', onRetry);
  }, [problem, onRetry]);

  return (
    <Frame step={step} ladder="always">
      <div className={classes.thanksHead}>
        <PageHeading firm={home.firm.name} text={title} />
        <p role="alert">{text}</p>
        {problem.isGone ? null : (
          <button type="button" className="sw-button sw-primary" onClick={onRetry}>
            Try again
          </button>
        )}
        <Link to={paths.home()} className={problem.isGone ? 'sw-button sw-primary' : 'sw-button'}>
          See all your steps
        </Link>
      </div>
    </Frame>
  );
}

function words(problem: Problem): { title: string; text: string } {
  if (problem.isGone)
    return { title: 'This step is not open', text: 'It may be done already, or it comes later.' };
  if (problem.isOffline)
    return {
      title: 'There is no connection',
      text: 'We cannot reach the server. The page opens by itself as soon as you are online again.',
    };
  return { title: 'This page could not be opened', text: problem.message };
}
