import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery } from '../../api/members';
import { useSession } from '../../api/session';
import type { Member } from '../../api/types';
import { QueryView } from '../../parts/query-view';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { DateText } from '../../ui/date-text';
import { IconUserPlus } from '../../ui/icons';
import { PressedLink } from '../../ui/pressed-link';
import { Section } from '../../ui/section';
import { Table, type Column } from '../../ui/table';
import { TwoLines } from '../../ui/two-lines';
import { levelWords } from './levels';
import { MemberDialog } from './member-dialog';

// The people who work in the firm.
export function MembersSection() {
  const members = useQuery(membersQuery);
  const { member: self } = useSession();
  const [open, setOpen] = useState<Member | 'new'>();
  const mayChange = self.level === 'owner';

  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: 'Name',
      cell: (member) => (
        <TwoLines
          before={<Avatar name={member.name} of="team" />}
          first={
            mayChange ? (
              <PressedLink onClick={() => setOpen(member)}>{member.name}</PressedLink>
            ) : (
              member.name
            )
          }
          second={member.email}
        />
      ),
    },
    {
      key: 'level',
      head: 'Level',
      width: 'narrow',
      phone: 'beside',
      cell: (member) => levelWords[member.level],
    },
    {
      key: 'active',
      head: 'State',
      width: 'narrow',
      phone: 'beside',
      cell: (member) => (member.active ? 'Active' : 'Switched off'),
    },
    {
      key: 'since',
      head: 'Since',
      width: 'narrow',
      align: 'end',
      phone: 'hidden',
      cell: (member) => <DateText at={member.created_at} look="short-day" inRow />,
    },
  ];

  return (
    <Section
      title="Members"
      actions={
        mayChange ? (
          <Button icon={IconUserPlus} onClick={() => setOpen('new')}>
            Add a member
          </Button>
        ) : null
      }
    >
      <QueryView query={members} what="The members">
        {({ items }) => (
          <Table
            caption="Members"
            columns={columns}
            rows={items}
            rowKey={(member) => member.id}
            tone={(member) => (member.active ? undefined : 'quiet')}
          />
        )}
      </QueryView>
      {open ? (
        <MemberDialog
          member={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Section>
  );
}
