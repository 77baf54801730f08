import classes from './plain-text.module.css';

// Text exactly as it is, line for line.
export function PlainText({ text }: { text: string }) {
  return <pre className={classes.text}>{text}</pre>;
}
