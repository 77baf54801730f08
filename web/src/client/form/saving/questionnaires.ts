import type { ClientApi } from '../../api/client-api';
import { createQuestionnaire, type Questionnaire } from './questionnaire';

const kept = new WeakMap<ClientApi, Map<string, Questionnaire>>();

// One questionnaire per step for as long as the page is open: walking away and back loses nothing.
export function questionnaireOf(api: ClientApi, step: string, read_only: boolean): Questionnaire {
  const steps = kept.get(api) ?? new Map<string, Questionnaire>();
  kept.set(api, steps);
  const found = steps.get(step) ?? createQuestionnaire({ api, step, read_only, now: Date.now });
  steps.set(step, found);
  return found;
}
