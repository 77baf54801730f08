import { faultSentence } from '../../api/problem';
import type { Finding } from '../../api/types';
import { ListGroup, ListRow } from '../../ui/list-group';
import { NamedMark, StateMark } from '../../ui/state-mark';

// What the checks have found, each with its place and what mends it.
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return (
    <ListGroup
      title={errors > 0 ? 'To mend before publishing' : 'To look at'}
      count={findings.length}
    >
      {findings.map((finding) => (
        <ListRow
          key={`${finding.pointer} ${finding.message}`}
          before={
            finding.severity === 'error' ? (
              <StateMark mark="held" size={20} label="Error" />
            ) : (
              <NamedMark mark="due" size={20} />
            )
          }
          title={faultSentence(finding.message)}
          detail={[finding.remedy, finding.pointer].filter(Boolean).join(' · ')}
          end={finding.line ? `line ${finding.line}` : null}
        />
      ))}
    </ListGroup>
  );
}
