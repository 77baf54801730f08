import { IconMail } from '../ui/icons';
import type { StepLook } from './look';

export const email: StepLook = {
  icon: IconMail,
  label: 'E-mail',
  about: 'Sends an e-mail from a template.',
  release: 'Send the e-mail',
};
