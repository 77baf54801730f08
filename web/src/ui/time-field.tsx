import { TimePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';

interface Props {
  // What the time is of, for its two parts.
  name: string;
  // HH:MM
  value: string;
  onChange: (time: string) => void;
}

// A time of day in twenty-four hours.
export function TimeField({ name, value, onChange }: Props) {
  return (
    <TimePicker
      aria-label={name}
      hoursInputLabel={`${name}, hours`}
      minutesInputLabel={`${name}, minutes`}
      format="24h"
      w={84}
      value={value}
      onChange={onChange}
    />
  );
}
