import { SegmentedControl, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newRequestKey, type Tagged } from '../../api/client';
import { useSaveContact } from '../../api/contacts';
import { fieldFaults, ProblemError } from '../../api/problem';
import type { Contact } from '../../api/types';
import { ConflictNotice } from '../../parts/conflict-notice';
import { Button } from '../../ui/button';
import { DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Columns, Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { useProblemForm } from '../../ui/use-problem-form';
import { changesOf, valuesOf, type ContactFields } from './contact-fields';

interface Props {
  // The contact as it was read; without it a new one is made.
  before?: Tagged<Contact>;
  // Reads it again, when somebody else has changed it meanwhile.
  reread?: () => Promise<Tagged<Contact> | undefined>;
  onSaved: (contact: Contact) => void;
}

export function ContactForm({ before, reread, onSaved }: Props) {
  const [base, setBase] = useState(before);
  const [theirs, setTheirs] = useState<Tagged<Contact>>();
  const [requestKey] = useState(newRequestKey);
  const save = useSaveContact(base, requestKey);

  const { form, rest, busy, submit } = useProblemForm<ContactFields>({
    initial: valuesOf(before?.value),
    split: fieldFaults,
    send: async (values) => {
      try {
        const saved = await save.mutateAsync(changesOf(values));
        toast(before ? 'Contact saved' : 'Contact added', saved.name);
        onSaved(saved);
      } catch (thrown) {
        const stale = thrown instanceof ProblemError && thrown.status === 412;
        const newer = stale ? await reread?.() : undefined;
        if (!newer) throw thrown;
        setTheirs(newer);
      }
    },
  });

  const isCompany = form.values.kind === 'company';
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={4}>
        <FaultSummary title="The contact was not saved" faults={rest} />
        {theirs ? (
          <ConflictNotice
            mine={form.values}
            theirs={valuesOf(theirs.value)}
            onKeepMine={() => {
              setBase(theirs);
              setTheirs(undefined);
            }}
            onTakeTheirs={() => {
              form.setValues(valuesOf(theirs.value));
              setBase(theirs);
              setTheirs(undefined);
            }}
          />
        ) : null}
        <SegmentedControl
          aria-label="Kind of contact"
          data={[
            { value: 'person', label: 'Person' },
            { value: 'company', label: 'Company' },
          ]}
          {...form.getInputProps('kind')}
        />
        {isCompany ? (
          <TextInput
            label="Name of the company"
            {...form.getInputProps('name')}
            data-autofocus
            autoFocus
          />
        ) : (
          <>
            <Columns>
              <TextInput
                label="First name"
                {...form.getInputProps('first_name')}
                error={form.errors.first_name ?? form.errors.name}
                data-autofocus
                autoFocus
              />
              <TextInput label="Last name" {...form.getInputProps('last_name')} />
            </Columns>
            <Columns>
              <TextInput label="Company" {...form.getInputProps('company')} />
              <TextInput label="Position" {...form.getInputProps('position')} />
            </Columns>
          </>
        )}
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
        <Textarea label="Address" autosize minRows={2} {...form.getInputProps('address')} />
        <TagsInput
          label="Tags"
          description="Press Enter after each"
          {...form.getInputProps('tags')}
        />
        <Textarea label="Notes" autosize minRows={2} {...form.getInputProps('notes')} />
      </Stack>
      <DialogActions>
        <Button type="submit" look="primary" busy={busy}>
          {before ? 'Save the contact' : 'Add the contact'}
        </Button>
      </DialogActions>
    </form>
  );
}
