import { EmptyState } from '../ui/empty-state';
import { IconInfoCircle } from '../ui/icons';
import { LinkButton } from '../ui/link-button';
import { paths } from './paths';

export function NotFound() {
  return (
    <EmptyState
      heading="h1"
      icon={IconInfoCircle}
      title="There is no such page"
      actions={<LinkButton to={paths.today}>Go to Today</LinkButton>}
    >
      It may have been moved, or the address has a slip in it.
    </EmptyState>
  );
}
