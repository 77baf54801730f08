// A signature, drawn or typed. Typing is always there: for keyboards, unsteady hands and screen
// readers. It draws in dark ink on white in every theme, because that is how it is sealed.
import { useId } from 'react';
import { SignaturePadCanvas } from './signature-pad-canvas';
import classes from './signature-field.module.css';

export interface SignatureValue {
  how: 'drawn' | 'typed';
  // Lines of points, each between 0 and 1 of the box's width and height.
  strokes: number[][][];
  typed: string;
}

export const emptySignature: SignatureValue = { how: 'drawn', strokes: [], typed: '' };

interface Props {
  // The signer's name, offered when typing.
  name: string;
  value: SignatureValue;
  onChange: (value: SignatureValue) => void;
}

export function SignatureField({ name, value, onChange }: Props) {
  const id = useId();
  const choose = (how: SignatureValue['how']) =>
    onChange({ ...value, how, typed: how === 'typed' && !value.typed ? name : value.typed });

  return (
    <fieldset className={classes.field}>
      <div className={classes.head}>
        <legend className={classes.legend}>Your signature</legend>
        <div className={classes.ways}>
          {(['drawn', 'typed'] as const).map((how) => (
            <label key={how} className={classes.way} data-chosen={value.how === how || undefined}>
              <input
                type="radio"
                name={id}
                className="sw-hidden"
                checked={value.how === how}
                onChange={() => choose(how)}
              />
              {how === 'drawn' ? 'Draw' : 'Type'}
            </label>
          ))}
        </div>
      </div>
      {value.how === 'drawn' ? (
        <SignaturePadCanvas
          strokes={value.strokes}
          onChange={(strokes) => onChange({ ...value, strokes })}
        />
      ) : (
        <input
          className={classes.typed}
          aria-label="Type your name as your signature"
          value={value.typed}
          onChange={(event) => onChange({ ...value, typed: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
