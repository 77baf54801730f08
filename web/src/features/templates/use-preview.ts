import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../api/problem';
import type { TemplateDraft } from '../../api/types';
import { previewQuery } from './queries';

export interface Preview {
  subject: string | undefined;
  html: string | undefined;
  missing: { path: string; label: string }[];
  faults: { line: number; column: number; message: string }[];
  problem: string | undefined;
  contact: string | undefined;
  setContact: (contact: string | undefined) => void;
}

const remembered = 'stepwell-sample-contact';

// What the client would get, asked for again when the typing rests. The sample contact is
// remembered in this browser.
export function usePreview(draft: TemplateDraft): Preview {
  const [contact, setContact] = useState(() => localStorage.getItem(remembered) ?? undefined);
  const [settled] = useDebouncedValue(draft, 400);
  const query = useQuery({
    ...previewQuery(settled, contact),
    enabled: draft.kind !== 'project',
  });
  return {
    subject: query.data?.subject,
    html: query.data?.html,
    missing: query.data?.missing ?? [],
    faults: query.data?.faults ?? [],
    problem: query.isError ? problemWords(query.error) : undefined,
    contact,
    setContact: (chosen) => {
      setContact(chosen);
      if (chosen) localStorage.setItem(remembered, chosen);
      else localStorage.removeItem(remembered);
    },
  };
}
