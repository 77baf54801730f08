import { Link } from '@tanstack/react-router';
import type { ContactOverview } from '../../api/types';
import { paths } from '../../app/paths';
import { FileLine } from '../../parts/file-line';
import { AsideSection } from '../../ui/aside-section';
import { DateText } from '../../ui/date-text';
import { IconLine } from '../../ui/icon-line';
import { IconBuilding, IconMail, IconMapPin, IconMessage, IconPhone } from '../../ui/icons';
import { KeyValueList } from '../../ui/key-value-list';
import { Row } from '../../ui/stack';
import { Tag } from '../../ui/tag';
import { Text } from '../../ui/text';

// What the firm knows of the contact.
export function ContactAside({ overview }: { overview: ContactOverview }) {
  const { contact, files } = overview;
  const fields = Object.entries(contact.fields);
  return (
    <>
      <AsideSection title="Reach them">
        {contact.email ? (
          <IconLine icon={IconMail}>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </IconLine>
        ) : (
          <Text look="hint">No e-mail yet: nothing can be sent.</Text>
        )}
        {contact.phone ? (
          <IconLine icon={IconPhone}>
            <a href={`tel:${contact.phone}`}>{contact.phone}</a>
          </IconLine>
        ) : null}
        {contact.company ? <IconLine icon={IconBuilding}>{contact.company}</IconLine> : null}
        {contact.address ? <IconLine icon={IconMapPin}>{contact.address}</IconLine> : null}
      </AsideSection>
      {contact.tags.length > 0 ? (
        <AsideSection title="Tags">
          <Row gap={1}>
            {contact.tags.map((tag) => (
              <Link key={tag} to={paths.contacts} search={{ tag }} className="sw-plain-link">
                <Tag>{tag}</Tag>
              </Link>
            ))}
          </Row>
        </AsideSection>
      ) : null}
      <AsideSection title="Data">
        <KeyValueList
          items={[
            ...fields.map(([name, value]) => ({
              key: name,
              label: fieldWords(name),
              value: valueWords(value),
            })),
            {
              key: 'created_at',
              label: 'Contact since',
              value: <DateText at={contact.created_at} look="short-day" />,
            },
          ]}
        />
      </AsideSection>
      {files.length > 0 ? (
        <AsideSection title="Files" count={files.length}>
          {files.map((file) => (
            <FileLine key={file.id} file={file} />
          ))}
        </AsideSection>
      ) : null}
      {contact.notes ? (
        <AsideSection title="Notes">
          <IconLine icon={IconMessage}>{contact.notes}</IconLine>
        </AsideSection>
      ) : null}
    </>
  );
}

function fieldWords(name: string): string {
  const spaced = name.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function valueWords(value: unknown): string {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  if (Array.isArray(value)) return value.join(', ');
  return String(value ?? '');
}
