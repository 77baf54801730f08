import { useMemo } from 'react';
import type { Outline } from '../../api/types';
import { paths } from '../../app/paths';
import { lookOf } from '../../steps/kinds';
import { outcomeWords } from '../../steps/outcomes';
import { PictureBoard, PictureLabel, PicturePlace, PictureStart } from '../../ui/picture-board';
import { plainSentence } from '../../ui/sentence-parts';
import { StepCard } from '../../ui/step-card';
import { NoOutline } from './no-outline';
import { cardSize, layOut, linePath, startStep } from './picture-layout';
import { whoWords } from './step-look';

interface Props {
  workflow: string;
  outline: Outline | undefined;
  step: string | undefined;
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
      {picture.links
        .filter((link) => link.outcome !== undefined)
        .map((link) => (
          <PictureLabel key={`${link.from}>${link.to}>${link.outcome}`} at={link.label}>
            {outcomeWords(link.outcome ?? '')}
          </PictureLabel>
        ))}
    </PictureBoard>
  );
}
