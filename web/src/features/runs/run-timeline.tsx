import { useMediaQuery } from '@mantine/hooks';
import { Fragment, useState } from 'react';
import type { Run, RunStep } from '../../api/types';
import { todayWords } from '../../ui/dates';
import { usePlace } from '../../ui/place';
import { FoldedRow, StageHeading, Timeline, TodayLine } from '../../ui/timeline';
import { RunStepRow } from './run-step-row';
import { timelineOrder } from './timeline-order';
import { useChangedSteps } from './use-changed-steps';

// The run's steps, read downwards: what was, today, what is open, what is to come.
export function RunTimeline({ run }: { run: Run }) {
  const place = usePlace();
  const onPhone = useMediaQuery('(max-width: 760px)') ?? false;
  const [unfolded, setUnfolded] = useState(false);
  const changed = useChangedSteps(run.steps);
  const { past, open, future } = timelineOrder(run.steps);
  const folded = onPhone && !unfolded && past.length > 2 ? past.length - 1 : 0;
  const goesOn = run.state === 'active' || run.state === 'paused';
  const shown = past.slice(folded);
  const ahead = [...open, ...future];

  const row = (step: RunStep, look: 'past' | 'open' | 'future', isLast: boolean) => (
    <RunStepRow
      key={`${step.step} ${step.iteration}`}
      step={step}
      look={look}
      connector={isLast ? 'none' : look === 'past' ? 'done' : 'dashed'}
      changed={changed.has(step.step)}
    />
  );

  return (
    <>
      <h2 className="sw-hidden">Steps</h2>
      <Timeline>
        {folded > 0 ? (
          <FoldedRow words={`Show ${folded} finished steps`} onOpen={() => setUnfolded(true)} />
        ) : null}
        {shown.map((step, index) => (
          <Fragment key={`${step.step} ${step.iteration}`}>
            <Stage step={step} before={shown[index - 1]} />
            {row(step, 'past', index === shown.length - 1 && !goesOn && ahead.length === 0)}
          </Fragment>
        ))}
        {goesOn ? <TodayLine words={todayWords(place)} /> : null}
        {ahead.map((step, index) => (
          <Fragment key={`${step.step} ${step.iteration}`}>
            <Stage step={step} before={ahead[index - 1] ?? shown[shown.length - 1]} />
            {row(step, index < open.length ? 'open' : 'future', index === ahead.length - 1)}
          </Fragment>
        ))}
      </Timeline>
    </>
  );
}

function Stage({ step, before }: { step: RunStep; before: RunStep | undefined }) {
  if (!step.stage || step.stage === before?.stage) return null;
  return <StageHeading name={step.stage} />;
}
