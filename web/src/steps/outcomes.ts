// How a step ended, as a word. A workflow may name outcomes of its own: those are shown as written.
const words: Record<string, string> = {
  approved: 'Approved',
  cancelled: 'Cancelled',
  declined: 'Declined',
  delivered: 'Delivered',
  done: 'Done',
  expired: 'Expired',
  false: 'No',
  no: 'No',
  refused: 'Refused',
  sent: 'Sent',
  signed: 'Signed',
  submitted: 'Answered',
  true: 'Yes',
  yes: 'Yes',
};

export function outcomeWords(outcome: string): string {
  const known = words[outcome];
  if (known) return known;
  const spaced = outcome.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

// The word for choosing it: "Approve" rather than "Approved".
const choices: Record<string, string> = {
  approved: 'Approve',
  declined: 'Decline',
  submitted: 'Answers received',
};

export const choiceWords = (outcome: string) => choices[outcome] ?? outcomeWords(outcome);

const refusing = new Set(['declined', 'refused', 'rejected', 'no', 'false', 'expired']);

export const isRefusal = (outcome: string) => refusing.has(outcome);
