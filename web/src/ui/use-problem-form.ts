import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';

interface FaultsOfForm {
  fields: Record<string, string>;
  // All faults as sentences of their own.
  all: string[];
}

interface ProblemForm<Values> {
  form: UseFormReturnType<Values>;
  // What kept it from being saved; it stands in the summary.
  rest: string[];
  busy: boolean;
  submit: (event?: React.FormEvent<HTMLFormElement>) => void;
}

interface Options<Values> {
  initial: Values;
  // Sends the values. What it throws is split into faults of fields and others by `split`.
  send: (values: Values) => Promise<void>;
  split: (thrown: unknown, known: (path: string) => boolean) => FaultsOfForm;
}

// A form whose truth is the server: it checks, and its faults appear at the fields they belong to.
export function useProblemForm<Values extends Record<string, unknown>>(
  options: Options<Values>,
): ProblemForm<Values> {
  const form = useForm<Values>({ initialValues: options.initial });
  const [rest, setRest] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);

  const known = (path: string) => (path.split('.')[0] ?? '') in form.values;

  const send = async (values: Values) => {
    setBusy(true);
    setRest([]);
    try {
      await options.send(values);
    } catch (thrown) {
      const faults = options.split(thrown, known);
      form.setErrors(faults.fields);
      setRest(faults.all);
    } finally {
      setBusy(false);
    }
  };

  return { form, rest, busy, submit: form.onSubmit((values) => void send(values)) };
}
