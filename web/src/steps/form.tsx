import { IconClipboardText } from '../ui/icons';
import type { StepLook } from './look';

export const form: StepLook = {
  icon: IconClipboardText,
  label: 'Questionnaire',
  about: 'Asks the client, and waits for the answers.',
  release: 'Send the questionnaire',
};
