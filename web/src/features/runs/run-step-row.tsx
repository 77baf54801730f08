import type { RunStep } from '../../api/types';
import { lookOf } from '../../steps/kinds';
import { DateText } from '../../ui/date-text';
import { IconBell } from '../../ui/icons';
import { Sentence } from '../../ui/sentence';
import {
  TimelineFoot,
  TimelineLine,
  TimelineLines,
  TimelineRow,
  type TimelineRowProps,
} from '../../ui/timeline';

interface Props {
  step: RunStep;
  look: TimelineRowProps['look'];
  connector: TimelineRowProps['connector'];
  changed: boolean;
}

// One step of the run, in the look of its time.
export function RunStepRow({ step, look, connector, changed }: Props) {
  const words = summaryOf(step, look);
  const withPill =
    look === 'open' ||
    step.mark === 'blocked' ||
    step.state === 'skipped' ||
    step.mark === 'cancelled';
  return (
    <TimelineRow
      id={`step-${step.step}`}
      mark={step.mark}
      markLabel={step.mark_label}
      look={look}
      connector={connector}
      number={step.number}
      name={step.iteration > 1 ? `${step.name} (round ${step.iteration})` : step.name}
      pill={withPill}
      icon={lookOf(step.kind).icon}
      summary={words ? <Sentence text={words} /> : null}
      when={<When step={step} look={look} />}
      who={look === 'past' ? null : whoWords(step)}
      changed={changed}
    >
      {look === 'open' ? <OpenParts step={step} /> : null}
    </TimelineRow>
  );
}

// One line about the step, unless its card says more than that below.
function summaryOf(step: RunStep, look: Props['look']): string | undefined {
  if (look === 'past') return step.summary;
  if (look === 'open' && (step.lines.length > 0 || step.held)) return undefined;
  return step.waiting ?? step.summary ?? step.sentence;
}

function OpenParts({ step }: { step: RunStep }) {
  return (
    <>
      {step.lines.length > 0 ? (
        <TimelineLines>
          {step.lines.map((line) => (
            <TimelineLine key={line.text} mark={line.mark}>
              <Sentence text={line.text} />
            </TimelineLine>
          ))}
        </TimelineLines>
      ) : null}
      {step.held ? (
        <TimelineLines>
          <TimelineLine mark="held">
            <Sentence text={step.held.message} />
          </TimelineLine>
        </TimelineLines>
      ) : null}
      {step.reminder ? (
        <TimelineFoot icon={IconBell}>
          <Sentence text={step.reminder} />
        </TimelineFoot>
      ) : null}
    </>
  );
}

function When({ step, look }: { step: RunStep; look: Props['look'] }) {
  if (look === 'past') return step.ended_at ? <DateText at={step.ended_at} look="short" /> : null;
  if (step.state === 'scheduled' && step.scheduled_for) {
    return <DateText at={step.scheduled_for} look="short" />;
  }
  if (look === 'open' && step.began_at) {
    const sent = step.actor === 'client' && step.state === 'active' ? 'Sent ' : 'since ';
    return (
      <span>
        {sent}
        <DateText at={step.began_at} look="short" />
      </span>
    );
  }
  if (!step.forecast_at) return null;
  return (
    <span>
      about <DateText at={step.forecast_at} look="short-day" />
    </span>
  );
}

function whoWords(step: RunStep): string {
  if (step.actor === 'client') return 'Client';
  if (step.actor === 'system') return 'Automatic';
  return step.who ?? 'Your team';
}
