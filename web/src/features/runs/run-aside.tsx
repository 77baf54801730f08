import { Link } from '@tanstack/react-router';
import type { Run } from '../../api/types';
import { paths } from '../../app/paths';
import { FileLine } from '../../parts/file-line';
import { AsideSection } from '../../ui/aside-section';
import { Avatar } from '../../ui/avatar';
import { DateText } from '../../ui/date-text';
import { IconLine } from '../../ui/icon-line';
import { IconLayoutKanban, IconMail, IconPhone } from '../../ui/icons';
import { KeyValueList } from '../../ui/key-value-list';
import { Ladder } from '../../ui/ladder';
import { Text } from '../../ui/text';
import { TwoLines } from '../../ui/two-lines';
import { RunDataDialog } from './run-data-dialog';
import { RunNotes } from './run-notes';
import { RunProgress } from './run-progress';

// What belongs to the run and is not it.
export function RunAside({ run }: { run: Run }) {
  return (
    <>
      <AsideSection title="Progress">
        <RunProgress ladder={<Ladder steps={run.steps} size="large" />} run={run} />
      </AsideSection>
      <AsideSection title="Contact">
        <RunContact run={run} />
      </AsideSection>
      <AsideSection title="Data of this run" action={<RunDataDialog run={run} />}>
        <KeyValueList items={dataItems(run)} />
      </AsideSection>
      <AsideSection title="Files" count={run.files.length}>
        {run.files.map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
        {run.files.length === 0 ? <Text look="hint">None yet.</Text> : null}
      </AsideSection>
      {run.project ? (
        <AsideSection title="Project">
          <IconLine icon={IconLayoutKanban}>
            <Link to={paths.project} params={{ project: run.project.id }}>
              {run.project.name}
            </Link>
          </IconLine>
        </AsideSection>
      ) : null}
      <AsideSection title="Notes">
        <RunNotes key={run.notes} run={run.id} notes={run.notes} />
      </AsideSection>
    </>
  );
}

function RunContact({ run }: { run: Run }) {
  const { contact } = run;
  return (
    <>
      <TwoLines
        before={<Avatar name={contact.name} of="client" />}
        first={
          <Link to={paths.contact} params={{ contact: contact.id }} className="sw-plain-link">
            {contact.name}
          </Link>
        }
        second={contact.role_text}
      />
      <div className="sw-gap-above">
        {contact.email ? (
          <IconLine icon={IconMail}>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </IconLine>
        ) : null}
        {contact.phone ? (
          <IconLine icon={IconPhone}>
            <a href={`tel:${contact.phone}`}>{contact.phone}</a>
          </IconLine>
        ) : null}
      </div>
    </>
  );
}

function dataItems(run: Run) {
  return [
    ...run.data.map((one) => ({ key: one.path, label: one.label, value: one.value })),
    ...run.dates.map((one) => ({
      key: `dates.${one.key}`,
      label: one.label,
      value: one.date ? <DateText at={one.date} look="day" /> : 'not set',
    })),
    ...run.roles.map((one) => ({
      key: `roles.${one.role}`,
      label: one.label,
      value: one.member?.name ?? one.contact?.name ?? 'nobody yet',
    })),
  ];
}
