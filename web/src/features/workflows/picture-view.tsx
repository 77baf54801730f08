import { useMemo } from 'react';
import type { Outline } from '../../api/types';
import { paths } from '../../app/paths';
import { lookOf } from '../../steps/kinds';
import { outcomeWords } from '../../steps/outcomes';
import { PictureBoard, PictureLabel, PicturePlace, PictureStart } from '../../ui/picture-board';
import { plainSentence } from '../../ui/sentence-parts';
import { StepCard } from '../../ui/step-card';
import { NoOutline } from './no-outline';
import {
  cardSize,
  layOut,
  linePath,
  startStep,
  type PlacedLink,
  type Point,
} from './picture-layout';
import { whoWords } from './step-look';

interface Props {
  workflow: string;
  outline: Outline | undefined;
  step: string | undefined;
}

interface Label {
  at: Point;
  outcomes: string[];
}

// Several outcomes may lead the same way: they share a label.
function labelsOf(links: readonly PlacedLink[]): Label[] {
  const labels = new Map<string, Label>();
  for (const { from, to, outcome, label } of links) {
    if (outcome === undefined) continue;
    const before = labels.get(`${from}>${to}`)?.outcomes ?? [];
    labels.set(`${from}>${to}`, { at: label, outcomes: [...before, outcome] });
  }
  return [...labels.values()];
}

// The workflow as a picture, laid out by itself.
export function PictureView({ workflow, outline, step: chosen }: Props) {
  const picture = useMemo(() => layOut(outline?.steps ?? []), [outline]);
  if (!outline) return <NoOutline workflow={workflow} />;
  const steps = new Map(outline.steps.map((step) => [step.step, step]));

  return (
    <PictureBoard
      width={picture.width}
      height={picture.height}
      lines={picture.links.map((link) => linePath(link.points))}
    >
      {picture.cards.map((card) => {
        const step = steps.get(card.step);
        return (
          <PicturePlace key={card.step} at={card} size={cardSize}>
            {card.step === startStep ? (
              <PictureStart title="A member starts it" detail="for a contact, by hand" />
            ) : null}
            {step ? (
              <StepCard
                to={paths.workflow}
                params={{ workflow }}
                search={{ view: 'picture', step: step.step }}
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
              />
            ) : null}
          </PicturePlace>
        );
      })}
      {labelsOf(picture.links).map((label) => (
        <PictureLabel key={`${label.at.x} ${label.at.y}`} at={label.at}>
          {label.outcomes.map(outcomeWords).join(', ')}
        </PictureLabel>
      ))}
    </PictureBoard>
  );
}
