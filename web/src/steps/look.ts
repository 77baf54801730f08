// How a kind of step looks and speaks, the same everywhere.
import type { IconComponent } from '../ui/icons';

export interface StepLook {
  icon: IconComponent;
  // What it is called: "Questionnaire".
  label: string;
  // What it does, for those who choose among kinds.
  about: string;
  // What a member presses to let it go out after a review.
  release: string;
}
