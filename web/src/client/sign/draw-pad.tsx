import { useLayoutEffect, useRef } from 'react';
import SignaturePad, { type PointGroup } from 'signature_pad';
import classes from './sign.module.css';
import { scaleToFit } from './strokes';

interface Props {
  // What is drawn; kept by the form, so that changing to typing and back loses nothing.
  ink: PointGroup[];
  onDraw: (ink: PointGroup[]) => void;
  // This browser cannot draw.
  onUnavailable: () => void;
}

// Where a signature is drawn with finger, pen or mouse. Turning a phone keeps the drawing.
export function DrawPad({ ink, onDraw, onUnavailable }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const firstInk = useRef(ink);

  useLayoutEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return;
    if (!sheet.getContext('2d')) return onUnavailable();

    const drawn = new SignaturePad(sheet, {
      penColor: getComputedStyle(sheet).color,
      minWidth: 1,
      maxWidth: 2.6,
    });
    drawn.fromData(firstInk.current);
    drawn.addEventListener('endStroke', () => onDraw([...drawn.toData()]));
    const observer = new ResizeObserver(() => fit(sheet, drawn));
    observer.observe(sheet);
    pad.current = drawn;
    return () => {
      observer.disconnect();
      drawn.off();
    };
  }, [onDraw, onUnavailable]);

  const clear = () => {
    pad.current?.clear();
    onDraw([]);
  };

  return (
    <div className={classes.pad}>
      <canvas
        ref={canvas}
        className={classes.canvas}
        role="img"
        aria-label={
          ink.length > 0
            ? 'Your drawn signature'
            : 'Draw your signature here with a finger, pen or mouse. With a keyboard, choose Type.'
        }
      />
      {ink.length > 0 ? (
        <button type="button" className={`sw-textlink ${classes.clear ?? ''}`} onClick={clear}>
          Clear<span className="sw-hidden"> the drawn signature</span>
        </button>
      ) : (
        <span className={classes.padHint} aria-hidden="true">
          Sign here
        </span>
      )}
    </div>
  );
}

// A canvas forgets everything when its size changes, so the ink is put back in the new size.
function fit(sheet: HTMLCanvasElement, pad: SignaturePad) {
  const ratio = Math.max(window.devicePixelRatio, 1);
  const { clientWidth, clientHeight } = sheet;
  const width = Math.round(clientWidth * ratio);
  const height = Math.round(clientHeight * ratio);
  if (sheet.width === width && sheet.height === height) return;

  const groups = pad.toData();
  const scale = scaleToFit(groups, clientWidth, clientHeight);
  sheet.width = width;
  sheet.height = height;
  sheet.getContext('2d')?.scale(ratio, ratio);
  pad.fromData(
    groups.map((group) => ({
      ...group,
      points: group.points.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })),
    })),
  );
}
