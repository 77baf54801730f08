import { Sentence } from '../../ui/sentence';
import type { ClientForm } from '../api/types';
import { useClient } from '../client-context';
import { Link } from '../frame/link';
import { Notice } from '../frame/notice';
import { PageHeading } from '../frame/page-heading';
import { dayWords } from '../words';
import { AnswerList } from './answer-list';
import classes from './form.module.css';
import { placesOf } from './places';
import type { QuestionnaireView } from './saving/questionnaire';

interface Props {
  loaded: ClientForm;
  view: QuestionnaireView;
  at: string;
}

// A questionnaire that has been sent in: what was answered, to be looked up and printed.
export function SubmittedPage({ loaded, view, at }: Props) {
  const { paths, home } = useClient();
  const { answers, files } = view;
  return (
    <div className={classes.page}>
      <PageHeading firm={home.firm.name} text={loaded.title} />
      <Notice mark="done" title={`You sent these answers on ${dayWords(at)}.`}>
        <p>
          <Sentence text={home.next} />
        </p>
      </Notice>
      <AnswerList
        places={placesOf({ loaded, answers, files }, false)}
        answers={answers}
        files={files}
      />
      <p>
        <Link to={paths.home()}>All your steps</Link>
      </p>
    </div>
  );
}
