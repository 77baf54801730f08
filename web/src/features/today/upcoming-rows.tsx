import { Link } from '@tanstack/react-router';
import type { Today } from '../../api/types';
import { paths } from '../../app/paths';
import { DateText } from '../../ui/date-text';
import { ListGroup, ListRow } from '../../ui/list-group';
import { Sentence } from '../../ui/sentence';
import { NamedMark } from '../../ui/state-mark';

// What Stepwell does by itself next, so that nobody does it twice.
export function UpcomingRows({ rows }: { rows: Today['upcoming'] }) {
  if (rows.length === 0) return null;
  return (
    <ListGroup title="What will happen by itself">
      {rows.map((row) => (
        <ListRow
          key={`${row.run.id} ${row.at} ${row.text}`}
          before={<NamedMark mark="upcoming" size={22} />}
          title={<Sentence text={row.text} />}
          detail={
            <Link to={paths.run} params={{ run: row.run.id }}>
              {row.run.name}
            </Link>
          }
          end={<DateText at={row.at} look="moment" inRow />}
        />
      ))}
    </ListGroup>
  );
}
