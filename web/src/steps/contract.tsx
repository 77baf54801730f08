import { IconSignature } from '../ui/icons';
import type { StepLook } from './look';

export const contract: StepLook = {
  icon: IconSignature,
  label: 'Contract',
  about: 'Sends a document to sign, and seals it when all have signed.',
  release: 'Send the contract',
};
