import type { ButtonHTMLAttributes } from 'react';
import classes from './pressed-link.module.css';

// A button that reads as a link inside a sentence.
export function PressedLink(props: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...props} className={classes.link} />;
}
