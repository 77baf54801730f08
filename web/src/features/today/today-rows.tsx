import { Link } from '@tanstack/react-router';
import type { TodayRow } from '../../api/types';
import { paths } from '../../app/paths';
import { ContactName } from '../../parts/contact-name';
import { StepActions } from '../../steps/step-actions';
import { DateText } from '../../ui/date-text';
import { Dotted } from '../../ui/dotted';
import { ListGroup, ListRow } from '../../ui/list-group';
import { NamedMark } from '../../ui/state-mark';
import { plainSentence } from '../../ui/sentence-parts';
import { Sentence } from '../../ui/sentence';

interface Props {
  title: string;
  about?: string;
  rows: readonly TodayRow[];
}

export function TodayRows({ title, about, rows }: Props) {
  if (rows.length === 0) return null;
  return (
    <ListGroup title={title} count={rows.length} {...(about ? { about } : {})}>
      {rows.map((row) => (
        <ListRow
          key={`${row.run.id} ${row.step}`}
          before={<NamedMark mark={row.mark} size={22} />}
          title={
            <Link to={paths.run} params={{ run: row.run.id }}>
              {plainSentence(row.headline)}
            </Link>
          }
          detail={
            <>
              <Dotted>
                <>
                  <ContactName contact={row.contact} />
                  {row.contact.company ? `, ${row.contact.company}` : ''}
                </>
                {row.run.name}
                <>
                  since <DateText at={row.since} look="moment" inRow />
                </>
              </Dotted>
              {row.detail ? (
                <div>
                  <Sentence text={row.detail} />
                </div>
              ) : null}
            </>
          }
          actions={
            <StepActions
              subject={{
                run: row.run.id,
                step: row.step,
                name: plainSentence(row.headline),
                contract: row.contract,
              }}
              actions={row.actions.slice(0, 2)}
              inList
            />
          }
        />
      ))}
    </ListGroup>
  );
}
