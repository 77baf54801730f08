import type { Action, Run, RunStep, Why } from '../../api/types';
import { DecideForm } from '../../steps/decide-form';
import { FillForm } from '../../steps/fill-form';
import { StepActions } from '../../steps/step-actions';
import type { StepSubject } from '../../steps/subject';
import { Sentence } from '../../ui/sentence';
import { Stack } from '../../ui/stack';
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
      actions={<WhyActions run={run} why={first} />}
    >
      <InPlace run={run} why={first} />
      {others.map((why) => (
        <WhyLine
          key={why.step ?? why.headline}
          mark={why.mark}
          headline={<Sentence text={why.headline} />}
          detail={why.detail ? <Sentence text={why.detail} /> : null}
          actions={<WhyActions run={run} why={why} small />}
        >
          <InPlace run={run} why={why} />
        </WhyLine>
      ))}
    </WhyCard>
  );
}

const stepOf = (run: Run, why: Why): RunStep | undefined =>
  run.steps.find((step) => step.step === why.step);

function subjectOf(run: Run, why: Why): StepSubject {
  const step = stepOf(run, why);
  return {
    run: run.id,
    step: why.step,
    name: step?.name ?? run.title,
    task: step?.task,
    contract: step?.contract,
  };
}

// What is done in place has no button of its own.
function isInPlace(run: Run, why: Why, action: Action): boolean {
  if (action.name === 'decide') return true;
  return action.name === 'fill_fields' && stepOf(run, why)?.held !== undefined;
}

function WhyActions({ run, why, small = false }: { run: Run; why: Why; small?: boolean }) {
  const actions = why.actions.filter((action) => !isInPlace(run, why, action));
  if (actions.length === 0) return null;
  return <StepActions subject={subjectOf(run, why)} actions={actions} inList={small} />;
}

// Deciding and filling in need no dialog here: the page is the place for them.
function InPlace({ run, why }: { run: Run; why: Why }) {
  const held = stepOf(run, why)?.held;
  const decide = why.actions.find((action) => action.name === 'decide');
  const fill = why.actions.some((action) => action.name === 'fill_fields');
  if (!decide && !(fill && held)) return null;
  return (
    <Stack>
      {decide ? <DecideForm subject={subjectOf(run, why)} action={decide} /> : null}
      {fill && held ? <FillForm key={fieldsKey(held)} run={run.id} held={held} /> : null}
    </Stack>
  );
}

const fieldsKey = (held: NonNullable<RunStep['held']>) =>
  held.fields.map((field) => field.path).join(' ');
