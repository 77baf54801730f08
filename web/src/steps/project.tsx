import { IconLayoutKanban } from '../ui/icons';
import type { StepLook } from './look';

export const project: StepLook = {
  icon: IconLayoutKanban,
  label: 'Project',
  about: 'Opens a project with its tasks.',
  release: 'Open the project',
};
