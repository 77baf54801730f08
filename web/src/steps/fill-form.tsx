import { useState, type ReactNode } from 'react';
import { fieldFaults } from '../api/problem';
import { useRunCommand } from '../api/runs';
import type { Held } from '../api/types';
import { Button } from '../ui/button';
import { FaultSummary } from '../ui/fault-summary';
import { IconCheck } from '../ui/icons';
import { Columns, Row, Stack } from '../ui/stack';
import { toast } from '../ui/toast';
import { FillField } from './fill-field';
import { filledValues, startValues, type FillValue } from './fill-values';

interface Props {
  run: string;
  held: Held;
  // Further buttons of the same step, after the one that fills.
  others?: ReactNode;
  onDone?: () => void;
}

// The fields whose lack holds a step, filled where the lack is told. The step then goes on by itself.
export function FillForm({ run, held, others, onDone }: Props) {
  const [values, setValues] = useState(() => startValues(held.fields));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [rest, setRest] = useState<string[]>([]);
  const command = useRunCommand(run);

  const set = (path: string, value: FillValue) => setValues((all) => ({ ...all, [path]: value }));

  const send = async () => {
    const filled = filledValues(held.fields, values);
    setFaults(filled.faults);
    setRest([]);
    if (Object.keys(filled.faults).length > 0) return;
    try {
      await command.mutateAsync({ name: 'fill', values: filled.values });
      toast('Filled', 'The step goes on by itself.');
      onDone?.();
    } catch (thrown) {
      const found = fieldFaults(thrown, (path) => path.startsWith('values.'));
      setRest(found.rest);
      setFaults(
        Object.fromEntries(
          Object.entries(found.fields).map(([path, words]) => [
            path.slice('values.'.length),
            words,
          ]),
        ),
      );
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap={4}>
        <FaultSummary faults={rest} />
        <Columns>
          {held.fields.map((field, index) => (
            <FillField
              key={field.path}
              field={field}
              first={index === 0}
              value={values[field.path] ?? ''}
              fault={faults[field.path]}
              onChange={(value) => set(field.path, value)}
            />
          ))}
        </Columns>
        <Row>
          <Button type="submit" look="primary" icon={IconCheck} busy={command.isPending}>
            {held.fields.length === 1 ? 'Fill it and go on' : 'Fill them and go on'}
          </Button>
          {others}
        </Row>
      </Stack>
    </form>
  );
}
