import classes from './task-tick.module.css';

interface Props {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

// A round box to tick, which turns into the mark of what is done.
export function TaskTick({ label, checked, disabled = false, onChange }: Props) {
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        className={classes.input}
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <svg
        className={classes.picture}
        width="22"
        height="22"
        viewBox="0 0 24 24"
        aria-hidden="true"
      >
        <circle className={classes.ring} cx="12" cy="12" r="10.6" />
        <path className={classes.check} d="m7.2 12.6 3.2 3.2 6.5-7" />
      </svg>
    </label>
  );
}
