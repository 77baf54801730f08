import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Tagged } from '../../api/client';
import { fieldFaults } from '../../api/problem';
import { useMaySettle } from '../../api/session';
import type { Firm } from '../../api/types';
import { BrandSample } from '../../ui/brand-sample';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Columns, Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { useChangeFirm } from './queries';

// The firm's colour on its clients' pages.
export function BrandForm({ read }: { read: Tagged<Firm> }) {
  const [colour, setColour] = useState(read.value.colour);
  const [faults, setFaults] = useState<string[]>([]);
  const change = useChangeFirm();
  const maySettle = useMaySettle();

  const save = async () => {
    try {
      await change.mutateAsync({ change: { colour }, etag: read.etag });
      setFaults([]);
      toast('Brand saved');
    } catch (thrown) {
      setFaults(fieldFaults(thrown, () => false).rest);
    }
  };

  return (
    <Card
      title="Brand"
      about="The colour of buttons and headings on your clients’ pages. If it is too light to read, it is darkened when saved."
    >
      <Stack>
        <FaultSummary title="The brand was not saved" faults={faults} />
        <Columns>
          <TextInput
            label="Colour"
            type="color"
            value={colour}
            onChange={(event) => setColour(event.currentTarget.value)}
          />
          <TextInput
            label="Colour code"
            value={colour}
            onChange={(event) => setColour(event.currentTarget.value)}
          />
        </Columns>
        <BrandSample name={read.value.name} tagline={read.value.tagline} colour={colour} />
      </Stack>
      {maySettle ? (
        <DialogActions>
          <Button
            look="primary"
            busy={change.isPending}
            disabled={colour === read.value.colour}
            onClick={() => void save()}
          >
            Save the brand
          </Button>
        </DialogActions>
      ) : null}
    </Card>
  );
}
