import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { buttonClass, type ButtonLook } from './button';
import { Icon } from './icon';
import type { IconComponent } from './icons';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  look?: ButtonLook;
  icon?: IconComponent;
  small?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ look = 'plain', icon, small = false, children, className, ...rest }: Props) {
  return (
    <a {...rest} className={`${buttonClass(look, small)} ${className ?? ''}`}>
      {icon ? <Icon icon={icon} size={17} /> : null}
      {children}
    </a>
  );
}

// A link that looks like a button, because it is the page's next step.
export const LinkButton = createLink(Anchor);
