import classes from './frame.module.css';

// Stands in for a page that is on its way. It shows itself only after 200 ms, so that a quick
// answer never flickers.
export function Skeleton() {
  return (
    <div className={classes.skeleton} role="status">
      <span className="sw-hidden">One moment, please.</span>
      <i className={classes.bone} data-size="title" />
      <i className={classes.bone} />
      <i className={classes.bone} />
      <i className={classes.bone} data-size="half" />
      <i className={classes.bone} data-size="box" />
      <i className={classes.bone} data-size="box" />
    </div>
  );
}
