import { lazy, Suspense } from 'react';
import { Skeleton } from '../../ui/skeleton';
import { FieldHead } from '../../ui/field-head';
import type { Preview } from './use-preview';

const CodeEditor = lazy(() =>
  import('../../parts/code-editor').then((module) => ({ default: module.CodeEditor })),
);

const help =
  'Markdown. {{contact.first_name}} is filled from the contact; ' +
  '{{contact.first_name | fallback: "client"}} has something to fall back on.';

interface Props {
  label: string;
  value: string;
  faults: Preview['faults'];
  onChange: (text: string) => void;
}

// Markdown with merge fields, marked where they are wrong.
export function TextEditor({ label, value, faults, onChange }: Props) {
  return (
    <div>
      <FieldHead label={label} description={help} />
      <Suspense fallback={<Skeleton lines={8} />}>
        <CodeEditor
          label={label}
          language="merge"
          value={value}
          onChange={onChange}
          marks={faults.map((fault) => ({ severity: 'error', ...fault }))}
        />
      </Suspense>
    </div>
  );
}
