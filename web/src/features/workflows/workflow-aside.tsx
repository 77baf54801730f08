import type { Outline, OutlineStep, Workflow } from '../../api/types';
import { lookOf } from '../../steps/kinds';
import { outcomeWords } from '../../steps/outcomes';
import { AsideSection } from '../../ui/aside-section';
import { InWords } from '../../ui/in-words';
import { KeyValueList } from '../../ui/key-value-list';
import { Sentence } from '../../ui/sentence';
import { Text } from '../../ui/text';
import { whoWords } from './step-look';

interface Props {
  workflow: Workflow;
  outline: Outline | undefined;
  step: string | undefined;
}

// The chosen step in full; without one, what the workflow needs to start.
export function WorkflowAside({ workflow, outline, step }: Props) {
  const chosen = outline?.steps.find((one) => one.step === step);
  return (
    <>
      {chosen ? <ChosenStep step={chosen} /> : null}
      {outline?.description && !chosen ? (
        <AsideSection title="What it is for">
          <Text>{outline.description}</Text>
        </AsideSection>
      ) : null}
      <AsideSection title="To start it">
        <KeyValueList
          items={[
            { key: 'people', label: 'People', value: namesOf(workflow.start.roles) },
            { key: 'dates', label: 'Dates', value: namesOf(workflow.start.dates) },
          ].filter((item) => item.value !== '')}
        />
        {workflow.start.roles.length + workflow.start.dates.length === 0 ? (
          <Text look="hint">Only a contact.</Text>
        ) : null}
      </AsideSection>
      {!chosen && outline ? (
        <AsideSection title="Steps" count={outline.steps.length}>
          <Text look="hint">Choose a step to read what it does, in words.</Text>
        </AsideSection>
      ) : null}
    </>
  );
}

const namesOf = (needs: readonly { label: string }[]) => needs.map((one) => one.label).join(', ');

function ChosenStep({ step }: { step: OutlineStep }) {
  return (
    <AsideSection title={`Step ${step.number}: ${step.name}`}>
      <InWords actor={step.actor}>
        <Sentence text={step.sentence} />
      </InWords>
      <div className="sw-gap-above">
        <KeyValueList
          items={[
            { key: 'kind', label: 'Kind', value: lookOf(step.kind).label },
            { key: 'who', label: 'Who acts', value: whoWords(step) },
            ...(step.summary
              ? [{ key: 'what', label: 'What', value: <Sentence text={step.summary} /> }]
              : []),
            ...(step.outcomes.length > 0
              ? [
                  {
                    key: 'outcomes',
                    label: 'May end as',
                    value: step.outcomes.map(outcomeWords).join(', '),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </AsideSection>
  );
}
