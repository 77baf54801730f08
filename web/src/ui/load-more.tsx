import { Button } from './button';
import classes from './load-more.module.css';

interface Props {
  more: boolean;
  busy: boolean;
  onMore: () => void;
  // "50 of 312"
  count?: string;
}

// The end of a page of a list.
export function LoadMore({ more, busy, onMore, count }: Props) {
  if (!more && !count) return null;
  return (
    <div className={classes.foot}>
      {count ? <span className={classes.count}>{count}</span> : null}
      {more ? (
        <Button small busy={busy} onClick={onMore}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}
