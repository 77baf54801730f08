import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconComponent } from './icons';
import classes from './icon-line.module.css';

interface Props {
  icon: IconComponent;
  children: ReactNode;
  end?: ReactNode;
}

// One fact with its icon, and what belongs to it at the end of the line.
export function IconLine({ icon, children, end }: Props) {
  return (
    <div className={classes.line}>
      <Icon icon={icon} size={16} />
      <span className={classes.words}>{children}</span>
      {end ? <span className={classes.end}>{end}</span> : null}
    </div>
  );
}
