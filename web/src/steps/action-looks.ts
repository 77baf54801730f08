// The icon of each thing that a member can do about a step, the same in every place.
import type { ActionName } from '../api/types';
import {
  IconArrowRight,
  IconBell,
  IconLink,
  IconPencil,
  IconPencilMinus,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconRefresh,
  IconRubberStamp,
  IconSend,
  IconSignature,
  type IconComponent,
} from '../ui/icons';

export const actionIcons: Record<ActionName, IconComponent> = {
  remind: IconBell,
  copy_link: IconLink,
  complete: IconPencilMinus,
  skip: IconPlayerSkipForward,
  retry: IconRefresh,
  release: IconSend,
  decide: IconRubberStamp,
  sign: IconSignature,
  fill_fields: IconPencil,
  open_task: IconArrowRight,
  resume: IconPlayerPlay,
};
