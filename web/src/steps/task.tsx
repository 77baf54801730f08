import { IconSquareCheck } from '../ui/icons';
import type { StepLook } from './look';

export const task: StepLook = {
  icon: IconSquareCheck,
  label: 'Task',
  about: 'Gives a member something to do.',
  release: 'Hand out the task',
};
