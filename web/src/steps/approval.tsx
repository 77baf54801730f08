import { IconRubberStamp } from '../ui/icons';
import type { StepLook } from './look';

export const approval: StepLook = {
  icon: IconRubberStamp,
  label: 'Approval',
  about: 'Asks a member to decide.',
  release: 'Ask for the decision',
};
