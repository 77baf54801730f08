import { Words } from '../../ui/text';
import type { Draft, DraftState } from './use-draft';

const words: Record<DraftState, string> = {
  saved: 'draft saved',
  changed: 'not saved yet',
  saving: 'saving…',
  conflict: 'changed by somebody else',
  problem: 'not saved',
};

export function DraftNote({ draft }: { draft: Draft }) {
  return (
    <span role="status">
      <Words look={draft.state === 'conflict' || draft.state === 'problem' ? 'late' : 'second'}>
        {words[draft.state]}
      </Words>
    </span>
  );
}
