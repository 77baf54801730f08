import { useState, type FormEvent } from 'react';
import { asProblem, type Problem } from '../api/problem';
import type { ClientForm } from '../api/types';
import { useClient } from '../client-context';
import { ErrorSummary, type PageFault } from '../frame/error-summary';
import { Link } from '../frame/link';
import { Notice } from '../frame/notice';
import { PageHeading } from '../frame/page-heading';
import { navigate } from '../router';
import { countWords } from '../words';
import { AnswerList } from './answer-list';
import { openFault } from './checks';
import { controlId } from './fields/field-ids';
import classes from './form.module.css';
import { placesOf, type Place } from './places';
import type { Questionnaire, QuestionnaireView } from './saving/questionnaire';
import { SaveNote } from './saving/save-note';
import { SaveTrouble } from './saving/save-trouble';

interface Props {
  step: string;
  questionnaire: Questionnaire;
  view: QuestionnaireView;
  loaded: ClientForm;
  places: Place[];
  // Somebody goes back to change an answer, which may stand in a part that was not asked again.
  onChange: () => void;
}

// All answers once more, before they go to the firm.
export function ReviewPage({ step, questionnaire, view, loaded, places, onChange }: Props) {
  const { paths, home, setHome } = useClient();
  const { answers, files } = view;
  const [tries, setTries] = useState(0);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const all = placesOf({ loaded, answers, files }, false);
  const faults = all.flatMap((place) =>
    place.part.fields.flatMap((field): (PageFault & { place: Place })[] => {
      const words = openFault(field, view);
      return words === undefined
        ? []
        : [{ control: controlId(field), label: field.label, words, place }];
    }),
  );
  const faultOf = (control: string) => faults.find((fault) => fault.control === control);
  const last = places.at(-1);
  const isWaiting = view.uploads.some(({ state }) => state === 'queued' || state === 'sending');

  async function send(event: FormEvent) {
    event.preventDefault();
    if (isSending || isWaiting || home.link.read_only) return;
    setProblem(undefined);
    if (faults.length > 0) return setTries(tries + 1);
    setIsSending(true);
    try {
      setHome(await questionnaire.send(loaded));
      navigate(paths.done(step));
    } catch (fault) {
      const stopped = asProblem(fault);
      if (stopped.errors.length > 0) setTries(tries + 1);
      else setProblem(stopped);
      setIsSending(false);
    }
  }

  function mend(control: string) {
    const fault = faultOf(control);
    if (!fault) return;
    onChange();
    navigate(`${paths.form(step, fault.place.number)}#${control}`);
  }

  return (
    <form className={classes.page} noValidate onSubmit={(event) => void send(event)}>
      <p className={classes.eyebrow}>The last page</p>
      <PageHeading firm={home.firm.name} text="Check your answers" />
      <p className={classes.intro}>
        {home.firm.name} gets them once you press “Send answers”. Until then you can change
        everything.
      </p>
      {tries > 0 && faults.length > 0 ? (
        <ErrorSummary
          title={`${countWords(faults.length, 'answer needs', 'answers need')} your attention`}
          tries={tries}
          faults={faults}
          onGo={mend}
        />
      ) : null}
      <AnswerList
        places={all}
        answers={answers}
        files={files}
        changePath={(place) => paths.form(step, place.number)}
        onChange={onChange}
        faultOf={(field) => (tries > 0 ? faultOf(controlId(field))?.words : undefined)}
      />
      {problem ? (
        <Notice mark="held" title="Your answers were not sent." urgent>
          <p>
            {problem.isOffline
              ? 'There is no connection. They are kept here: please try again when you are online.'
              : problem.message}
          </p>
        </Notice>
      ) : null}
      <div className={classes.bar}>
        <SaveTrouble save={view.save} />
        <div className={classes.barButtons}>
          <Link to={last ? paths.form(step, last.number) : paths.home()} className="sw-button">
            Back
          </Link>
          <button
            type="submit"
            className="sw-button sw-primary"
            aria-disabled={isSending || isWaiting || home.link.read_only}
          >
            {isSending ? 'Sending …' : isWaiting ? 'A file is still on its way' : 'Send answers'}
          </button>
        </div>
        <SaveNote save={view.save} />
      </div>
    </form>
  );
}
