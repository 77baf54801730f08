import { IconArrowsSplit2 } from '../ui/icons';
import type { StepLook } from './look';

export const branch: StepLook = {
  icon: IconArrowsSplit2,
  label: 'Branch',
  about: 'Chooses the way by what is known.',
  release: 'Go on',
};
