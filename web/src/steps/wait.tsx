import { IconHourglass } from '../ui/icons';
import type { StepLook } from './look';

export const wait: StepLook = {
  icon: IconHourglass,
  label: 'Wait',
  about: 'Waits until a time.',
  release: 'Go on',
};
