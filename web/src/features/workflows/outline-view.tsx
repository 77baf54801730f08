import { Fragment } from 'react';
import type { Outline } from '../../api/types';
import { paths } from '../../app/paths';
import { lookOf } from '../../steps/kinds';
import { outcomeWords } from '../../steps/outcomes';
import { InWords } from '../../ui/in-words';
import { Sentence } from '../../ui/sentence';
import { plainSentence } from '../../ui/sentence-parts';
import { StepCard } from '../../ui/step-card';
import { StepList, StepListNote, StepListStage } from '../../ui/step-list';
import { NoOutline } from './no-outline';
import { whoWords } from './step-look';

interface Props {
  workflow: string;
  outline: Outline | undefined;
  step: string | undefined;
}

// The steps from top to bottom, each with who acts and when, in words.
export function OutlineView({ workflow, outline, step: chosen }: Props) {
  if (!outline) return <NoOutline workflow={workflow} />;
  const numbers = new Map(outline.steps.map((one) => [one.step, one.number]));
  const afterWords = (index: number) => {
    const step = outline.steps[index];
    const links = step?.after.filter((link) => link.outcome !== undefined) ?? [];
    if (links.length === 0) return undefined;
    return links
      .map((link) => `${numbers.get(link.step) ?? ''} ${outcomeWords(link.outcome ?? '')}`.trim())
      .join(', ');
  };
  return (
    <StepList>
      {outline.steps.map((step, index) => (
        <Fragment key={step.step}>
          {step.stage && step.stage !== outline.steps[index - 1]?.stage ? (
            <StepListStage name={step.stage} />
          ) : null}
          <li>
            <StepCard
              to={paths.workflow}
              params={{ workflow }}
              search={{ view: undefined, step: step.step }}
              replace
              resetScroll={false}
              number={step.number}
              kind={lookOf(step.kind).label}
              icon={lookOf(step.kind).icon}
              actor={step.actor}
              who={whoWords(step)}
              name={step.name}
              when={plainSentence(step.when)}
              chosen={chosen === step.step}
              badge={afterWords(index)}
            />
            {chosen === step.step ? (
              <StepListNote>
                <InWords actor={step.actor}>
                  <Sentence text={step.sentence} />
                </InWords>
              </StepListNote>
            ) : null}
          </li>
        </Fragment>
      ))}
    </StepList>
  );
}
