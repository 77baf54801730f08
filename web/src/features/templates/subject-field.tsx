import { TextInput } from '@mantine/core';

export function SubjectField({
  value,
  onChange,
}: {
  value: string;
  onChange: (v: string) => void;
}) {
  return (
    <TextInput
      label="Subject"
      description="Merge fields work here, too."
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
