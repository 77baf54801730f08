// A form to be looked at: its pages, questions and the shapes of its controls, on one sheet.
import type { ReactNode } from 'react';
import classes from './form-sheet.module.css';
import { Icon } from './icon';
import { IconCalendar, IconPaperclip } from './icons';

export function FormSheet({ name, children }: { name: string; children: ReactNode }) {
  return (
    // It takes the focus, for it may stand in a column that only the keyboard scrolls.
    <section className={classes.sheet} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}

interface PageProps {
  // "Part 1 of 3"
  place: string;
  title: string;
  words: readonly (string | undefined)[];
  children: ReactNode;
}

export function SheetPage({ place, title, words, children }: PageProps) {
  return (
    <div className={classes.page}>
      <p className={classes.place}>{place}</p>
      <h2 className={classes.title}>{title}</h2>
      {words.map((text) =>
        text ? (
          <p key={text} className={classes.words}>
            {text}
          </p>
        ) : null,
      )}
      {children}
    </div>
  );
}

interface QuestionProps {
  label: string;
  // "optional"
  note: string;
  help: string | undefined;
  children: ReactNode;
}

export function SheetQuestion({ label, note, help, children }: QuestionProps) {
  return (
    <div className={classes.question}>
      <p className={classes.label}>
        {label}
        {note ? <span className={classes.note}> {note}</span> : null}
      </p>
      {help ? <p className={classes.help}>{help}</p> : null}
      {children}
    </div>
  );
}

// Where something is written, chosen or added.
export function SheetBox({ look }: { look: 'line' | 'lines' | 'short' | 'day' | 'file' }) {
  return (
    <span className={classes.box} data-look={look}>
      {look === 'day' ? <Icon icon={IconCalendar} size={17} /> : null}
      {look === 'file' ? (
        <>
          <Icon icon={IconPaperclip} size={17} /> Add a file
        </>
      ) : null}
    </span>
  );
}

export function SheetChoices({ labels, several }: { labels: readonly string[]; several: boolean }) {
  return (
    <ul className={classes.choices}>
      {labels.map((label, index) => (
        <li key={index} className={classes.choice} data-several={several || undefined}>
          {label}
        </li>
      ))}
    </ul>
  );
}
