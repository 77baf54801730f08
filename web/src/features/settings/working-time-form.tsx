import { useState } from 'react';
import type { Tagged } from '../../api/client';
import { problemSentences } from '../../api/problem';
import { useMaySettle } from '../../api/session';
import type { Firm } from '../../api/types';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { DayHours } from './day-hours';
import { HolidaysField } from './holidays-field';
import { useChangeFirm } from './queries';

const days = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

// When the firm works: what waits for working hours waits for these.
export function WorkingTimeForm({ read }: { read: Tagged<Firm> }) {
  const [hours, setHours] = useState(read.value.hours);
  const [holidays, setHolidays] = useState(read.value.holidays);
  const [faults, setFaults] = useState<string[]>([]);
  const change = useChangeFirm();
  const maySettle = useMaySettle();

  const save = async () => {
    try {
      await change.mutateAsync({ change: { hours, holidays }, etag: read.etag });
      setFaults([]);
      toast('Working time saved');
    } catch (thrown) {
      setFaults(problemSentences(thrown));
    }
  };

  return (
    <Stack gap={5}>
      <FaultSummary title="The working time was not saved" faults={faults} />
      <Card
        title="Working hours"
        about="Mails that wait for working hours go out in these; working days are the days that have some."
      >
        <Stack gap={3}>
          {days.map((day) => (
            <DayHours
              key={day}
              day={day}
              hours={hours.filter((opening) => opening.weekday === day)}
              onChange={(openings) =>
                setHours([...hours.filter((opening) => opening.weekday !== day), ...openings])
              }
            />
          ))}
        </Stack>
      </Card>
      <Card title="Holidays" about="Days on which the firm does not work. Nothing is due on them.">
        <HolidaysField holidays={holidays} onChange={setHolidays} />
      </Card>
      {maySettle ? (
        <DialogActions>
          <Button look="primary" busy={change.isPending} onClick={() => void save()}>
            Save the working time
          </Button>
        </DialogActions>
      ) : null}
    </Stack>
  );
}
