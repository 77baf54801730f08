import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../../api/types';
import { optionLines, optionsFrom } from './option-lines';

type Options = NonNullable<Field['options']>;

// The answers to choose from, one a line.
export function OptionsField({
  options,
  onChange,
}: {
  options: Options;
  onChange: (options: Options) => void;
}) {
  const [text, setText] = useState(() => optionLines(options));
  return (
    <Textarea
      label="Answers to choose from"
      description="One a line. “ltd = Limited company” keeps “ltd” and shows “Limited company”."
      autosize
      minRows={3}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(optionsFrom(event.currentTarget.value));
      }}
    />
  );
}
