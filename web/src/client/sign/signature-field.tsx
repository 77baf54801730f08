import { useCallback } from 'react';
import type { PointGroup } from 'signature_pad';
import { DrawPad } from './draw-pad';
import { EntryFault } from './entry-fault';
import type { Entered } from './sign-checks';
import classes from './sign.module.css';

interface Props {
  way: Entered['way'];
  onWay: (way: Entered['way']) => void;
  typed: string;
  onTyped: (typed: string) => void;
  ink: PointGroup[];
  onInk: (ink: PointGroup[]) => void;
  fault: string | undefined;
}

const ways = [
  { way: 'draw', label: 'Draw' },
  { way: 'type', label: 'Type' },
] as const;

// The signature itself: drawn, or typed by those who cannot or would rather not draw.
export function SignatureField({ way, onWay, typed, onTyped, ink, onInk, fault }: Props) {
  const typeInstead = useCallback(() => onWay('type'), [onWay]);
  return (
    <div
      className={classes.entry}
      role="group"
      aria-labelledby="sign-signature"
      aria-describedby="sign-signature-fault"
    >
      <div className={classes.signatureHead}>
        <p id="sign-signature">Your signature</p>
        <div className={classes.segments}>
          {ways.map((option) => (
            <label key={option.way} data-chosen={way === option.way}>
              <input
                id={`sign-${option.way}`}
                type="radio"
                name="sign-way"
                className="sw-hidden"
                checked={way === option.way}
                onChange={() => onWay(option.way)}
              />
              {option.label}
            </label>
          ))}
        </div>
      </div>
      {way === 'draw' ? (
        <DrawPad ink={ink} onDraw={onInk} onUnavailable={typeInstead} />
      ) : (
        <div className={classes.pad}>
          <input
            id="sign-typed-name"
            className={classes.typed}
            aria-label="Type your name as your signature"
            autoComplete="off"
            maxLength={100}
            spellCheck={false}
            value={typed}
            aria-required
            aria-invalid={fault !== undefined}
            aria-describedby="sign-signature-fault"
            onChange={(event) => onTyped(event.currentTarget.value)}
          />
          <span className={classes.padHint} aria-hidden="true">
            {typed === '' ? 'Type your name' : ''}
          </span>
        </div>
      )}
      <EntryFault id="sign-signature-fault" words={fault} />
    </div>
  );
}
