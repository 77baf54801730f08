import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { Icon } from './icon';
import { IconSettings, IconUser, IconUsers, type IconComponent } from './icons';
import classes from './step-card.module.css';

type StepActor = 'client' | 'team' | 'system';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  number: number;
  kind: string;
  icon: IconComponent;
  actor: StepActor;
  who: string;
  name: string;
  // When it happens, in a few words.
  when: string;
  chosen: boolean;
  // The outcome that leads here, in an outline.
  badge?: string | undefined;
  ref?: Ref<HTMLAnchorElement>;
}

const actorIcons: Record<StepActor, IconComponent> = {
  client: IconUser,
  team: IconUsers,
  system: IconSettings,
};

function Anchor(props: Props) {
  const { number, kind, icon, actor, who, name, when, chosen, badge, ...rest } = props;
  return (
    <a
      {...rest}
      className={classes.card}
      data-actor={actor}
      aria-current={chosen ? 'step' : undefined}
    >
      <span className={classes.band} aria-hidden="true" />
      <span className={classes.icon}>
        <Icon icon={icon} size={18} />
      </span>
      <span className={classes.words}>
        <span className={classes.top}>
          <span className={classes.kind}>
            <b>{number}</b> {kind}
          </span>
          <span className={classes.who}>
            <Icon icon={actorIcons[actor]} size={13} /> {who}
          </span>
        </span>
        <span className={classes.name}>{name}</span>
        <span className={classes.when}>
          {when}
          {badge ? <span className={classes.badge}>after {badge}</span> : null}
        </span>
      </span>
    </a>
  );
}

// A step as it is defined: its number and kind, who acts, its name, and when.
export const StepCard = createLink(Anchor);
