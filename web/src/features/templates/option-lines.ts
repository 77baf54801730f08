// Options as lines of text, and back: "ltd = Limited company", or only "Charity".
interface Option {
  value: string;
  label: string;
}

export function optionLines(options: readonly Option[]): string {
  return options
    .map(({ value, label }) => (value === valueFrom(label) ? label : `${value} = ${label}`))
    .join('\n');
}

export function optionsFrom(text: string): Option[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, value, label] = /^([\w-]+)\s*=\s*(.+)$/.exec(line) ?? [];
      return value && label ? { value, label } : { value: valueFrom(line), label: line };
    });
}

function valueFrom(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return plain || label;
}
