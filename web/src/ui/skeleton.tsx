import classes from './skeleton.module.css';

// What stands in for content that is on its way. It shows only after 200 ms, so that a quick answer
// never flickers.
export function Skeleton({ lines = 6, look = 'rows' }: Props) {
  return (
    <div className={classes.skeleton} role="status" data-look={look}>
      <span className="sw-hidden">Loading</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={classes.line} aria-hidden="true" />
      ))}
    </div>
  );
}

interface Props {
  lines?: number;
  look?: 'rows' | 'text' | 'cards';
}
