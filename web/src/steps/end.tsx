import { IconFlag } from '../ui/icons';
import type { StepLook } from './look';

export const end: StepLook = {
  icon: IconFlag,
  label: 'End',
  about: 'Ends the run.',
  release: 'End the run',
};
