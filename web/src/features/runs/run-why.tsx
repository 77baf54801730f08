import type { ReactNode } from 'react';
import type { Action, Run, RunStep, Why } from '../../api/types';
import { DecideForm } from '../../steps/decide-form';
import { FillForm } from '../../steps/fill-form';
import { StepActions } from '../../steps/step-actions';
import type { StepSubject } from '../../steps/subject';
import { Sentence } from '../../ui/sentence';
import { WhyCard } from '../../ui/why-card';
import { WhyLine } from '../../ui/why-line';

// Why the run waits: the most urgent open step in full, any other as a line of its own.
export function RunWhy({ run }: { run: Run }) {
  const [first, ...others] = run.why;
  if (!first) return null;
  return (
    <WhyCard
      mark={first.mark}
      headline={<Sentence text={first.headline} />}
      detail={first.detail ? <Sentence text={first.detail} /> : null}
      {...placed(run, first, false)}
      more={others.map((why) => (
        <WhyLine
          key={why.step ?? why.headline}
          mark={why.mark}
          headline={<Sentence text={why.headline} />}
          detail={why.detail ? <Sentence text={why.detail} /> : null}
          {...placed(run, why, true)}
        />
      ))}
    />
  );
}

// Deciding and filling in need no dialog here: the page is the place for them. The other buttons
// then stand beside the ones of that form; without such a form they stand alone.
function placed(run: Run, why: Why, small: boolean): { form?: ReactNode; actions?: ReactNode } {
  const step = run.steps.find((one) => one.step === why.step);
  const subject = subjectOf(run, why, step);
  const decide = why.actions.find((action) => action.name === 'decide');
  const held = why.actions.some((action) => action.name === 'fill_fields') ? step?.held : undefined;
  const others = why.actions.filter((action) => !isPlaced(action, held));
  const buttons =
    others.length > 0 ? (
      <StepActions subject={subject} actions={others} inList={small} />
    ) : undefined;

  if (decide) {
    return { form: <DecideForm subject={subject} action={decide} others={buttons} /> };
  }
  if (held) {
    const fields = held.fields.map((field) => field.path).join(' ');
    return { form: <FillForm key={fields} run={run.id} held={held} others={buttons} /> };
  }
  return { actions: buttons };
}

const isPlaced = (action: Action, held: RunStep['held']) =>
  action.name === 'decide' || (action.name === 'fill_fields' && held !== undefined);

function subjectOf(run: Run, why: Why, step: RunStep | undefined): StepSubject {
  return {
    run: run.id,
    step: why.step,
    name: step?.name ?? run.title,
    task: step?.task,
    contract: step?.contract,
  };
}
