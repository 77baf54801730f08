// How the states of a message look and are called.
import type { MessageSummary } from '../api/types';
import type { MarkName } from '../ui/marks';

export const messageLooks: Record<MessageSummary['state'], { mark: MarkName; label: string }> = {
  waiting: { mark: 'waiting', label: 'Waiting to go' },
  sending: { mark: 'running', label: 'Going out' },
  sent: { mark: 'done', label: 'Sent' },
  maybe_sent: { mark: 'due', label: 'Perhaps sent' },
  failed: { mark: 'held', label: 'Not delivered' },
  cancelled: { mark: 'cancelled', label: 'Called off' },
};
