import { paths } from '../../app/paths';
import { EmptyState } from '../../ui/empty-state';
import { IconPlayerPlay } from '../../ui/icons';
import { LinkButton } from '../../ui/link-button';

export function NoRuns({ narrowed }: { narrowed: boolean }) {
  if (narrowed) {
    return (
      <EmptyState
        icon={IconPlayerPlay}
        title="No run is like that"
        actions={<LinkButton to={paths.runs}>Show all open runs</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      icon={IconPlayerPlay}
      title="No run is open"
      actions={
        <LinkButton to={paths.runs} search={{ start: true }} look="primary" icon={IconPlayerPlay}>
          Start a run
        </LinkButton>
      }
    >
      Choose a workflow and a contact; yourself will do for a first look. From then on Stepwell does
      what it can by itself and says here what it waits for.
    </EmptyState>
  );
}
