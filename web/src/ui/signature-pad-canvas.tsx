import { useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import classes from './signature-field.module.css';

interface Props {
  strokes: number[][][];
  onChange: (strokes: number[][][]) => void;
}

const ink = '#14296b';

// The box to draw in. When it changes its size (a phone is turned), what was drawn is drawn again.
export function SignaturePadCanvas({ strokes, onChange }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const latest = useRef({ strokes, onChange });

  // Outside system: the drawing surface.
  useEffect(() => {
    latest.current = { strokes, onChange };
  });

  // Outside system: the canvas, its size and the pointer on it.
  useEffect(() => {
    const surface = canvas.current;
    if (!surface) return;
    const drawing = new SignaturePad(surface, { penColor: ink, minWidth: 1, maxWidth: 2.6 });
    pad.current = drawing;
    const resize = () => {
      const scale = Math.max(window.devicePixelRatio, 1);
      surface.width = surface.offsetWidth * scale;
      surface.height = surface.offsetHeight * scale;
      surface.getContext('2d')?.scale(scale, scale);
      drawing.clear();
      drawing.fromData(toPad(latest.current.strokes, surface.offsetWidth, surface.offsetHeight));
    };
    const watch = new ResizeObserver(resize);
    watch.observe(surface);
    drawing.addEventListener('endStroke', () => {
      latest.current.onChange(fromPad(drawing, surface.offsetWidth, surface.offsetHeight));
    });
    return () => {
      watch.disconnect();
      drawing.off();
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    onChange([]);
  };

  return (
    <div className={classes.box}>
      <canvas
        ref={canvas}
        className={classes.canvas}
        role="img"
        aria-label="Draw your signature here, or choose Type"
      />
      <button type="button" className={classes.clear} onClick={clear}>
        Clear
      </button>
    </div>
  );
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

function fromPad(pad: SignaturePad, width: number, height: number): number[][][] {
  return pad
    .toData()
    .map((group) => group.points.map((point) => [round(point.x / width), round(point.y / height)]));
}

function toPad(strokes: number[][][], width: number, height: number) {
  return strokes.map((stroke) => ({
    penColor: ink,
    dotSize: 0,
    minWidth: 1,
    maxWidth: 2.6,
    velocityFilterWeight: 0.7,
    compositeOperation: 'source-over' as const,
    points: stroke.map(([x = 0, y = 0], index) => ({
      x: x * width,
      y: y * height,
      pressure: 0.5,
      time: index * 16,
    })),
  }));
}
