import { useQuery } from '@tanstack/react-query';
import { useMaySettle } from '../../api/session';
import { paths } from '../../app/paths';
import { QueryView } from '../../parts/query-view';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { Stack } from '../../ui/stack';
import { TabLink, TabLinks } from '../../ui/tab-links';
import { BrandForm } from './brand-form';
import { EmailSection } from './email-section';
import { FirmForm } from './firm-form';
import { MembersSection } from './members-section';
import { firmQuery } from './queries';
import type { SettingsSearch } from './search';
import { TokensSection } from './tokens-section';
import { WorkingTimeForm } from './working-time-form';

const sections = [
  { section: undefined, label: 'Firm and brand' },
  { section: 'time', label: 'Working time' },
  { section: 'email', label: 'E-mail' },
  { section: 'members', label: 'Members' },
  { section: 'tokens', label: 'API tokens' },
] as const;

// What is true for the whole firm.
export function SettingsPage({ search }: { search: SettingsSearch }) {
  const maySettle = useMaySettle();
  return (
    <Page header={<PageHeader title="Settings" />}>
      <TabLinks label="Sections">
        {sections.map(({ section, label }) => (
          <TabLink
            key={label}
            to={paths.settings}
            search={{ section }}
            current={search.section === section}
          >
            {label}
          </TabLink>
        ))}
      </TabLinks>
      {maySettle ? null : (
        <Notice mark="paused" title="You can look, but not change">
          Ask an owner or a manager of your firm.
        </Notice>
      )}
      <Section search={search} />
    </Page>
  );
}

function Section({ search }: { search: SettingsSearch }) {
  const firm = useQuery(firmQuery);
  switch (search.section) {
    case 'email':
      return <EmailSection />;
    case 'members':
      return <MembersSection />;
    case 'tokens':
      return <TokensSection />;
    default:
      return (
        <QueryView query={firm} what="The settings">
          {(read) =>
            search.section === 'time' ? (
              <WorkingTimeForm key={read.etag} read={read} />
            ) : (
              <Stack gap={5}>
                <FirmForm key={`firm ${read.etag}`} read={read} />
                <BrandForm key={`brand ${read.etag}`} read={read} />
              </Stack>
            )
          }
        </QueryView>
      );
  }
}
