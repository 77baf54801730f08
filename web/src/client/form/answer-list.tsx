import { StateMark } from '../../ui/state-mark';
import type { Field } from '../api/types';
import { useClient } from '../client-context';
import { Link } from '../frame/link';
import { isAnswered, type Answers, type Files } from './answers';
import { answerWords } from './form-words';
import classes from './form.module.css';
import type { Place } from './places';

interface Props {
  places: Place[];
  answers: Answers;
  files: Files;
  // Where a part can be changed; nowhere once it is sent in.
  changePath?: (place: Place) => string;
  onChange?: () => void;
  faultOf?: (field: Field) => string | undefined;
}

// All answers, to be read over.
export function AnswerList({ places, answers, files, changePath, onChange, faultOf }: Props) {
  const { firm } = useClient().home;
  const words = (field: Field) =>
    field.kind === 'file'
      ? (files[field.key] ?? []).map((file) => file.name).join(', ')
      : answerWords(field, answers[field.key], firm);
  return (
    <>
      {places.map((place) => (
        <section key={place.number} className={classes.answers}>
          <div className={classes.answersHead}>
            <h2>{place.part.title}</h2>
            {changePath ? (
              <Link to={changePath(place)} onFollow={onChange}>
                Change<span className="sw-hidden"> {place.part.title}</span>
              </Link>
            ) : null}
          </div>
          <dl>
            {place.part.fields.map((field) => {
              const fault = faultOf?.(field);
              return (
                <div key={field.key} data-fault={fault !== undefined}>
                  <dt>{field.label}</dt>
                  <dd>
                    {isAnswered(field, answers, files) ? (
                      <span className={classes.answer}>{words(field)}</span>
                    ) : (
                      <span className={classes.optional}>Not answered</span>
                    )}
                    {fault ? (
                      <span className="sw-fault">
                        <StateMark mark="held" size={16} />
                        {fault}
                      </span>
                    ) : null}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </>
  );
}
