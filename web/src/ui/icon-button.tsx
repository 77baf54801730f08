import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon } from './icon';
import type { IconComponent } from './icons';
import classes from './icon-button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconComponent;
  // What it does: read out, and shown on hover.
  label: string;
  framed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, framed = false, className, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`${classes.button} ${framed ? classes.framed : ''} ${className ?? ''}`}
      aria-label={label}
      title={label}
    >
      <Icon icon={icon} size={18} />
    </button>
  );
}
