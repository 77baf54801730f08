import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import { IconSearch } from './icons';
import classes from './search-field.module.css';

interface Props {
  label: string;
  value: string;
  // Told once the typing rests.
  onSearch: (text: string) => void;
}

// Searches as one types. `/` leads to it.
export function SearchField({ label, value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);

  // Outside system: the timer that waits for the typing to rest.
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text), 250);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);

  return (
    <TextInput
      ref={field}
      className={classes.field}
      type="search"
      aria-label={label}
      placeholder={label}
      data-search-field="true"
      leftSection={<Icon icon={IconSearch} size={17} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
