import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { Tagged } from '../../api/client';
import { fieldFaults } from '../../api/problem';
import { useMaySettle } from '../../api/session';
import type { Firm } from '../../api/types';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Columns, Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { useProblemForm } from '../../ui/use-problem-form';
import { useChangeFirm } from './queries';

interface Values extends Record<string, unknown> {
  name: string;
  tagline: string;
  website: string;
  phone: string;
  email: string;
  address: string;
  zone: string;
  locale: string;
  currency: string;
  link_days: number;
}

const zones = Intl.supportedValuesOf('timeZone');
const currencies = Intl.supportedValuesOf('currency');
// The regions that write dates and sums in English; a firm set up otherwise keeps its own.
const locales = ['en-AU', 'en-CA', 'en-GB', 'en-IE', 'en-IN', 'en-NZ', 'en-US', 'en-ZA'];

// Codes with the names that people know them by: "Pound sterling (GBP)".
function named(codes: readonly string[], type: 'language' | 'currency', present: string) {
  const names = new Intl.DisplayNames('en-GB', { type, fallback: 'code' });
  const all = codes.includes(present) ? codes : [present, ...codes];
  return all.map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }));
}

// What clients see of the firm, and what dates and sums mean in it.
export function FirmForm({ read }: { read: Tagged<Firm> }) {
  const firm = read.value;
  const change = useChangeFirm();
  const maySettle = useMaySettle();
  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: {
      name: firm.name,
      tagline: firm.tagline ?? '',
      website: firm.website ?? '',
      phone: firm.phone ?? '',
      email: firm.email ?? '',
      address: firm.address ?? '',
      zone: firm.zone,
      locale: firm.locale,
      currency: firm.currency,
      link_days: firm.link_days,
    },
    split: fieldFaults,
    send: async (values) => {
      await change.mutateAsync({ change: values, etag: read.etag });
      toast('Firm saved');
    },
  });
  return (
    <Card title="Firm" about="On every page and in every mail that clients see.">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The firm was not saved" faults={rest} />
          <Columns>
            <TextInput label="Name" {...form.getInputProps('name')} />
            <TextInput label="Line below the name" {...form.getInputProps('tagline')} />
          </Columns>
          <Columns>
            <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
            <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
            <TextInput label="Website" {...form.getInputProps('website')} />
          </Columns>
          <Textarea label="Address" autosize minRows={2} {...form.getInputProps('address')} />
          <Columns>
            <Select
              label="Time zone"
              data={zones}
              searchable
              allowDeselect={false}
              {...form.getInputProps('zone')}
            />
            <Select
              label="Language and region"
              data={named(locales, 'language', firm.locale)}
              searchable
              allowDeselect={false}
              {...form.getInputProps('locale')}
            />
            <Select
              label="Currency"
              data={named(currencies, 'currency', firm.currency)}
              searchable
              allowDeselect={false}
              {...form.getInputProps('currency')}
            />
            <NumberInput
              label="Client links last (days)"
              min={1}
              {...form.getInputProps('link_days')}
            />
          </Columns>
        </Stack>
        {maySettle ? (
          <DialogActions>
            <Button type="submit" look="primary" busy={busy}>
              Save the firm
            </Button>
          </DialogActions>
        ) : null}
      </form>
    </Card>
  );
}
