import {
  dayWords,
  durationWords,
  exactWords,
  longDay,
  momentWords,
  shortDay,
  shortMoment,
  sinceWords,
  type Place,
} from './dates';
import { usePlace } from './place';
import classes from './date-text.module.css';

const looks = {
  moment: momentWords,
  day: dayWords,
  since: sinceWords,
  duration: durationWords,
  short: shortMoment,
  'short-day': shortDay,
  'long-day': longDay,
} satisfies Record<string, (text: string, place: Place) => string>;

interface Props {
  at: string;
  look?: keyof typeof looks;
  // In a table's rows: no stop of the Tab key at every date.
  inRow?: boolean;
}

// A date in people's words; the exact time and its zone show on hover and focus.
export function DateText({ at, look = 'moment', inRow = false }: Props) {
  const place = usePlace();
  const exact = exactWords(at, place);
  return (
    <time
      className={classes.date}
      dateTime={at}
      title={exact}
      data-exact={exact}
      {...(inRow ? {} : { tabIndex: 0 })}
    >
      {looks[look](at, place)}
    </time>
  );
}
