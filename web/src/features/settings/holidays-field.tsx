import { TextInput } from '@mantine/core';
import type { Firm } from '../../api/types';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { IconButton } from '../../ui/icon-button';
import { IconPlus, IconTrash } from '../../ui/icons';
import { replaced, without } from '../../ui/lists';
import { FieldLine, Row, Stack } from '../../ui/stack';
import { Text } from '../../ui/text';

type Holidays = Firm['holidays'];

interface Props {
  holidays: Holidays;
  onChange: (holidays: Holidays) => void;
}

export function HolidaysField({ holidays, onChange }: Props) {
  return (
    <Stack gap={3}>
      {holidays.length === 0 ? <Text look="hint">None yet.</Text> : null}
      {holidays.map((holiday, index) => (
        <FieldLine key={index}>
          <DateField
            name={`Date of ${holiday.name || 'the holiday'}`}
            required
            value={holiday.date}
            onChange={(date) => onChange(replaced(holidays, index, { ...holiday, date }))}
          />
          <TextInput
            aria-label={`Name of the holiday on ${holiday.date}`}
            placeholder="Name"
            value={holiday.name}
            onChange={(event) =>
              onChange(replaced(holidays, index, { ...holiday, name: event.currentTarget.value }))
            }
          />
          <IconButton
            icon={IconTrash}
            label={`Remove ${holiday.name || 'the holiday'}`}
            onClick={() => onChange(without(holidays, index))}
          />
        </FieldLine>
      ))}
      <Row>
        <Button
          small
          icon={IconPlus}
          onClick={() => onChange([...holidays, { date: '', name: '' }])}
        >
          Add a holiday
        </Button>
      </Row>
    </Stack>
  );
}
