import { useState, type FormEvent, type MouseEvent } from 'react';
import type { ClientForm, Field } from '../api/types';
import { useClient } from '../client-context';
import { ErrorSummary, type PageFault } from '../frame/error-summary';
import { Link } from '../frame/link';
import { PageHeading } from '../frame/page-heading';
import { navigate } from '../router';
import { countWords } from '../words';
import { answerProblem, openFault } from './checks';
import { controlId } from './fields/field-ids';
import { FieldView } from './fields/field-view';
import { minutesLeft, partWords } from './form-words';
import classes from './form.module.css';
import type { Place } from './places';
import type { Questionnaire, QuestionnaireView } from './saving/questionnaire';
import { SaveNote } from './saving/save-note';
import { SaveTrouble } from './saving/save-trouble';

interface Props {
  step: string;
  questionnaire: Questionnaire;
  view: QuestionnaireView;
  loaded: ClientForm;
  places: Place[];
  place: Place;
  // Only what was missing is asked so far; this asks everything.
  onAskAll?: (() => void) | undefined;
}

// One part of the questionnaire, saved as it is answered.
export function PartPage({ step, questionnaire, view, loaded, places, place, onAskAll }: Props) {
  const { paths, home } = useClient();
  const { answers, files } = view;
  const { part } = place;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  // How often the reader asked to go on while something was missing.
  const [tries, setTries] = useState(0);

  const index = places.indexOf(place);
  const before = places[index - 1];
  const after = places[index + 1];
  const onward = () => navigate(paths.form(step, after?.number ?? 'review'));
  const rest = minutesLeft(
    places.slice(index).map((other) => other.part),
    answers,
    files,
  );

  const shownFault = (field: Field) => {
    if (tries > 0) return openFault(field, view);
    return left.has(field.key)
      ? (view.server_errors[field.key] ?? answerProblem(field, answers[field.key]))
      : undefined;
  };
  const faults = part.fields.flatMap((field): PageFault[] => {
    const words = openFault(field, view);
    return words === undefined ? [] : [{ control: controlId(field), label: field.label, words }];
  });

  function goOn(event: FormEvent) {
    event.preventDefault();
    if (faults.length > 0 && !home.link.read_only) return setTries(tries + 1);
    void questionnaire.saveNow();
    onward();
  }

  return (
    <form className={classes.page} noValidate onSubmit={goOn}>
      <p className={classes.eyebrow}>{partWords(index, places.length, rest)}</p>
      <PageHeading firm={home.firm.name} text={part.title} />
      {index === 0 && loaded.form.intro && !onAskAll ? (
        <p className={classes.intro}>{loaded.form.intro}</p>
      ) : null}
      {part.help ? <p className={classes.intro}>{part.help}</p> : null}
      {onAskAll ? (
        <p className={classes.only}>
          Only {countWords(loaded.only_missing?.length ?? 0, 'question is', 'questions are')} still
          open.{' '}
          <button type="button" className="sw-textlink" onClick={onAskAll}>
            Show all questions
          </button>
        </p>
      ) : null}
      {tries > 0 && faults.length > 0 ? (
        <ErrorSummary
          title={`${countWords(faults.length, 'answer needs', 'answers need')} your attention`}
          tries={tries}
          faults={faults}
          onLeave={onward}
        />
      ) : null}
      <fieldset className={classes.fields} disabled={home.link.read_only}>
        <legend className="sw-hidden">{part.title}</legend>
        {part.fields.map((field) => (
          <FieldView
            key={field.key}
            field={field}
            questionnaire={questionnaire}
            view={view}
            fault={shownFault(field)}
            onLeave={() => setLeft(new Set([...left, field.key]))}
          />
        ))}
      </fieldset>
      <div className={classes.bar}>
        <SaveTrouble save={view.save} />
        <div className={classes.barButtons} onMouseDown={keepFocus}>
          <Link to={before ? paths.form(step, before.number) : paths.home()} className="sw-button">
            Back
          </Link>
          <button type="submit" className="sw-button sw-primary">
            Continue
          </button>
        </div>
        <SaveNote save={view.save} />
      </div>
    </form>
  );
}

// Pressing a button leaves the field before. What that field then says would move the button away
// from under the pointer, and the press would be lost: so the focus stays until the press is done.
function keepFocus(event: MouseEvent) {
  event.preventDefault();
}
