import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon } from './icon';
import type { IconComponent } from './icons';
import classes from './button.module.css';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  icon?: IconComponent | undefined;
  small?: boolean;
  wide?: boolean;
  // While what it does is under way: it stays where it is and takes no second press.
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function buttonClass(look: ButtonLook = 'plain', small = false, wide = false): string {
  return [classes.button, classes[look], small ? classes.small : '', wide ? classes.wide : '']
    .filter(Boolean)
    .join(' ');
}

export function Button(props: Props) {
  const {
    look = 'plain',
    icon,
    small = false,
    wide = false,
    busy = false,
    children,
    disabled,
    className,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass(look, small, wide)} ${className ?? ''}`}
      disabled={disabled}
      aria-busy={busy || undefined}
      onClick={busy ? (press) => press.preventDefault() : onClick}
    >
      {busy ? <span className={classes.spinner} /> : icon ? <Icon icon={icon} size={17} /> : null}
      {children}
    </button>
  );
}
