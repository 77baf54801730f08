import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './row-link.module.css';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor(props: Props) {
  return <a {...props} className={classes.link} />;
}

// The link of a row or a card: its words are the name, its surface is the whole row.
export const RowLink = createLink(Anchor);
