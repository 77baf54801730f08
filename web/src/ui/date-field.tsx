import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { IconCalendar } from './icons';
import { dayFrom } from './typed-day';

interface Props {
  label?: string;
  // For a field whose label stands elsewhere.
  name?: string;
  description?: string;
  // YYYY-MM-DD, or nothing.
  value: string;
  onChange: (day: string) => void;
  error?: ReactNode;
  required?: boolean;
}

// A day, chosen or typed: "1 Apr 2026", "1/4/2026" and "2026-04-01" are all understood.
export function DateField({ label, name, description, value, onChange, error, required }: Props) {
  return (
    <DateInput
      label={label}
      aria-label={name}
      description={description}
      placeholder="Day, month, year"
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
      valueFormat="D MMM YYYY"
      dateParser={dayFrom}
      hideOutsideDates
      ariaLabels={{
        previousMonth: 'Previous month',
        nextMonth: 'Next month',
        previousYear: 'Previous year',
        nextYear: 'Next year',
        previousDecade: 'Earlier years',
        nextDecade: 'Later years',
      }}
      leftSection={<Icon icon={IconCalendar} size={17} />}
      leftSectionPointerEvents="none"
      error={error}
      clearable={!required}
      popoverProps={{ shadow: 'over', offset: 4, portalProps: { target: '#content' } }}
    />
  );
}
