import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from '../client-context';
import { Frame } from '../frame/frame';
import { Skeleton } from '../frame/skeleton';
import { StepProblem } from '../home/step-problem';
import type { FormPlace } from '../paths';
import { navigate } from '../router';
import { PartPage } from './part-page';
import { placeAt, placesOf } from './places';
import { questionnaireOf } from './saving/questionnaires';
import { ReviewPage } from './review-page';
import { SubmittedPage } from './submitted-page';
import { useKeptAnswers } from './saving/use-kept-answers';

interface Props {
  step: string;
  place?: FormPlace;
}

// One questionnaire: finds the page that the address means, and keeps the answers while it is open.
export function FormPage({ step, place = 'resume' }: Props) {
  const { api, paths, home } = useClient();
  const questionnaire = questionnaireOf(api, step, home.link.read_only);
  const view = useSyncExternalStore(questionnaire.subscribe, questionnaire.view);
  const [wantsAll, setWantsAll] = useState(false);
  useKeptAnswers(questionnaire);

  const { loaded, answers, files, problem } = view;
  const asked = loaded ? { loaded, answers, files } : undefined;
  const places = asked ? placesOf(asked, !wantsAll) : [];
  const at = asked ? placeAt(places, place, asked) : undefined;
  const isAstray = at !== undefined && at !== place && !loaded?.submitted_at;

  // The address follows, so that reloading or going back finds the same page.
  useEffect(() => {
    if (isAstray) navigate(paths.form(step, at), { replace: true });
  }, [isAstray, at, paths, step]);

  if (problem)
    return <StepProblem step={step} problem={problem} onRetry={() => void questionnaire.load()} />;
  if (!loaded || at === undefined)
    return (
      <Frame step={step} ladder="always">
        <Skeleton />
      </Frame>
    );

  const shared = { step, questionnaire, view, loaded, places };
  const shown = places.find((other) => other.number === at);
  return (
    <Frame step={step} ladder="always">
      {loaded.submitted_at ? (
        <SubmittedPage loaded={loaded} view={view} at={loaded.submitted_at} />
      ) : shown ? (
        <PartPage
          key={shown.number}
          {...shared}
          place={shown}
          onAskAll={loaded.only_missing && !wantsAll ? () => setWantsAll(true) : undefined}
        />
      ) : (
        <ReviewPage {...shared} onChange={() => setWantsAll(true)} />
      )}
    </Frame>
  );
}
