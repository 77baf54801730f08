import { Switch } from '@mantine/core';
import type { OpenHours } from '../../api/types';
import { IconButton } from '../../ui/icon-button';
import { IconPlus, IconX } from '../../ui/icons';
import { replaced, without } from '../../ui/lists';
import { Row } from '../../ui/stack';
import { TimeField } from '../../ui/time-field';
import classes from './day-hours.module.css';

interface Props {
  day: OpenHours['weekday'];
  hours: readonly OpenHours[];
  onChange: (hours: OpenHours[]) => void;
}

// The hours of one weekday: none, or one or more stretches.
export function DayHours({ day, hours, onChange }: Props) {
  const name = day.charAt(0).toUpperCase() + day.slice(1);
  const last = hours[hours.length - 1];
  return (
    <div className={classes.day}>
      <Switch
        label={name}
        checked={hours.length > 0}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked ? [{ weekday: day, from: '09:00', until: '17:30' }] : [],
          )
        }
      />
      <Row>
        {hours.map((opening, index) => (
          <Row key={index} gap={1}>
            <TimeField
              name={`${name}, from`}
              value={opening.from}
              onChange={(from) => onChange(replaced(hours, index, { ...opening, from }))}
            />
            <span>to</span>
            <TimeField
              name={`${name}, until`}
              value={opening.until}
              onChange={(until) => onChange(replaced(hours, index, { ...opening, until }))}
            />
            {hours.length > 1 ? (
              <IconButton
                icon={IconX}
                label={`Remove ${opening.from} to ${opening.until} on ${name}`}
                onClick={() => onChange(without(hours, index))}
              />
            ) : null}
          </Row>
        ))}
        {last ? (
          <IconButton
            icon={IconPlus}
            label={`Add hours on ${name}`}
            onClick={() => onChange([...hours, { weekday: day, from: last.until, until: '18:00' }])}
          />
        ) : null}
      </Row>
    </div>
  );
}
