import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../../parts/query-view';
import { Stack } from '../../ui/stack';
import { EmailForm } from './email-form';
import { EmailTest } from './email-test';
import { emailQuery } from './queries';

// How the firm's mail leaves, and a test of it.
export function EmailSection() {
  const email = useQuery(emailQuery);
  return (
    <QueryView query={email} what="The e-mail settings">
      {(settings) => (
        <Stack gap={5}>
          <EmailForm settings={settings} />
          <EmailTest />
        </Stack>
      )}
    </QueryView>
  );
}
