import { IconSpeakerphone } from '../ui/icons';
import type { StepLook } from './look';

export const notify: StepLook = {
  icon: IconSpeakerphone,
  label: 'Notice',
  about: 'Tells members that something has happened.',
  release: 'Send the notice',
};
