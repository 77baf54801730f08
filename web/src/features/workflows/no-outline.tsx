import { paths } from '../../app/paths';
import { EmptyState } from '../../ui/empty-state';
import { IconRoute } from '../../ui/icons';
import { LinkButton } from '../../ui/link-button';

export function NoOutline({ workflow }: { workflow: string }) {
  return (
    <EmptyState
      icon={IconRoute}
      title="The text cannot be read yet"
      actions={
        <LinkButton to={paths.workflow} params={{ workflow }} search={{ view: 'text' }}>
          Go to the text
        </LinkButton>
      }
    >
      Its faults stand at their lines. Once they are gone, the steps appear here.
    </EmptyState>
  );
}
