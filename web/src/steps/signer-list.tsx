import type { Contract } from '../api/types';
import { DateText } from '../ui/date-text';
import type { MarkName } from '../ui/marks';
import { TimelineLine, TimelineLines } from '../ui/timeline';

type Signer = Contract['signers'][number];

const looks: Record<Signer['state'], { mark: MarkName; words: string }> = {
  waiting: { mark: 'upcoming', words: 'signs later' },
  next: { mark: 'waiting', words: 'signs next' },
  signed: { mark: 'done', words: 'signed' },
  declined: { mark: 'cancelled', words: 'declined' },
};

// Who signs, in their order, and how far each has come.
export function SignerList({ signers }: { signers: readonly Signer[] }) {
  return (
    <TimelineLines>
      {signers.map((signer) => (
        <TimelineLine key={signer.position} mark={looks[signer.state].mark}>
          <b>{signer.name}</b> {looks[signer.state].words}{' '}
          {signer.at ? <DateText at={signer.at} look="short" /> : null}
          {signer.reason ? `: ${signer.reason}` : null}
        </TimelineLine>
      ))}
    </TimelineLines>
  );
}
