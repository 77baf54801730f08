import { IconAdjustments } from '../ui/icons';
import type { StepLook } from './look';

export const set: StepLook = {
  icon: IconAdjustments,
  label: 'Set fields',
  about: 'Fills fields, tags or the stage.',
  release: 'Fill the fields',
};
