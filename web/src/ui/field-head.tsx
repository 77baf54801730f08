import classes from './field-head.module.css';

// The label of something that is not a plain input.
export function FieldHead({ label, description }: { label: string; description?: string }) {
  return (
    <div className={classes.head}>
      <div className={classes.label}>{label}</div>
      {description ? <div className={classes.description}>{description}</div> : null}
    </div>
  );
}
