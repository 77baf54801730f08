// Words and colours that the outline and the picture share.
import type { OutlineStep } from '../../api/types';

const actorWords: Record<OutlineStep['actor'], string> = {
  client: 'Client',
  team: 'Your team',
  system: 'Automatic',
};

export const whoWords = (step: OutlineStep): string =>
  step.actor === 'team' ? (step.who ?? actorWords.team) : actorWords[step.actor];
