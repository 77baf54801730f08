import { useEffect, useRef, type MouseEvent } from 'react';
import { StateMark } from '../../ui/state-mark';
import classes from './frame.module.css';

export interface PageFault {
  // The id of the control in the page.
  control: string;
  label: string;
  words: string;
}

interface Props {
  title: string;
  // Focus moves here each time this grows.
  tries: number;
  faults: PageFault[];
  // Where a fault's link leads when its control stands on another page.
  onGo?: (control: string) => void;
  // Goes on without mending, for now.
  onLeave?: () => void;
}

// Everything that is to be put right, on top of the page, each with the way to its control.
export function ErrorSummary({ title, tries, faults, onGo, onLeave }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
  }, [tries]);

  const go = (event: MouseEvent, control: string) => {
    event.preventDefault();
    if (onGo) return onGo(control);
    const found = document.getElementById(control);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  };

  return (
    <div ref={box} className={classes.summary} role="group" aria-labelledby="faults" tabIndex={-1}>
      <h2 id="faults">
        <StateMark mark="held" size={20} />
        {title}
      </h2>
      <ul>
        {faults.map(({ control, label, words }) => (
          <li key={control}>
            <a href={`#${control}`} onClick={(event) => go(event, control)}>
              {label}
            </a>
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {onLeave ? (
        <button type="button" className="sw-textlink" onClick={onLeave}>
          Leave this for now and go on
        </button>
      ) : null}
    </div>
  );
}
