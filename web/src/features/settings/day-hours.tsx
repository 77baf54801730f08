import { Switch, TextInput } from '@mantine/core';
import type { Firm } from '../../api/types';
import { IconButton } from '../../ui/icon-button';
import { IconPlus, IconX } from '../../ui/icons';
import { replaced, without } from '../../ui/lists';
import { Row } from '../../ui/stack';
import classes from './day-hours.module.css';

type Openings = Firm['hours']['monday'];

interface Props {
  day: string;
  hours: Openings;
  onChange: (hours: Openings) => void;
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
          onChange(event.currentTarget.checked ? [{ from: '09:00', to: '17:30' }] : [])
        }
      />
      <Row>
        {hours.map((opening, index) => (
          <Row key={index} gap={1}>
            <TextInput
              type="time"
              aria-label={`${name}, from`}
              value={opening.from}
              onChange={(event) =>
                onChange(replaced(hours, index, { ...opening, from: event.currentTarget.value }))
              }
            />
            <span>to</span>
            <TextInput
              type="time"
              aria-label={`${name}, until`}
              value={opening.to}
              onChange={(event) =>
                onChange(replaced(hours, index, { ...opening, to: event.currentTarget.value }))
              }
            />
            {hours.length > 1 ? (
              <IconButton
                icon={IconX}
                label={`Remove ${opening.from} to ${opening.to} on ${name}`}
                onClick={() => onChange(without(hours, index))}
              />
            ) : null}
          </Row>
        ))}
        {last ? (
          <IconButton
            icon={IconPlus}
            label={`Add hours on ${name}`}
            onClick={() => onChange([...hours, { from: last.to, to: '18:00' }])}
          />
        ) : null}
      </Row>
    </div>
  );
}
