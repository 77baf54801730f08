import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys } from '../../api/keys';
import { problemWords, ProblemError } from '../../api/problem';
import type { Finding, Outline, Workflow } from '../../api/types';
import { saveDraft } from './queries';

export type DraftState = 'saved' | 'changed' | 'saving' | 'conflict' | 'problem';

export interface Draft {
  text: string;
  state: DraftState;
  findings: Finding[];
  outline: Outline | undefined;
  etag: string;
  problem: string | undefined;
  change: (text: string) => void;
  // After a conflict: go on from what the server has now, or from one's own text.
  takeTheirs: () => Promise<void>;
  keepMine: () => Promise<void>;
}

const pause = 700;

// The draft of a workflow while it is written: saved when the typing rests, checked by the server
// each time. It is saved with faults, too; only publishing asks for a draft without any.
export function useDraft(workflow: Workflow, reread: () => Promise<Workflow | undefined>): Draft {
  const cache = useQueryClient();
  const [text, setText] = useState(workflow.draft.text);
  const [etag, setEtag] = useState(workflow.draft.etag);
  const [state, setState] = useState<DraftState>('saved');
  const [findings, setFindings] = useState<Finding[]>([]);
  const [outline, setOutline] = useState(workflow.outline);
  const [problem, setProblem] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(text);

  // Outside system: the timer that waits for the typing to rest.
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = async (next: string, tag: string) => {
    setState('saving');
    setProblem(undefined);
    try {
      const saved = await saveDraft(workflow.id, next, tag);
      setEtag(saved.etag);
      setFindings(saved.findings);
      if (saved.outline) setOutline(saved.outline);
      setState('saved');
      void cache.invalidateQueries({ queryKey: keys.workflow(workflow.id) });
      if (latest.current !== next) schedule(latest.current, saved.etag);
    } catch (thrown) {
      const stale = thrown instanceof ProblemError && thrown.status === 412;
      setState(stale ? 'conflict' : 'problem');
      setProblem(problemWords(thrown));
    }
  };

  const schedule = (next: string, tag: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(next, tag), pause);
  };

  const change = (next: string) => {
    latest.current = next;
    setText(next);
    if (state === 'conflict') return;
    if (state !== 'saving') {
      setState('changed');
      schedule(next, etag);
    }
  };

  const takeTheirs = async () => {
    const now = await reread();
    if (!now) return;
    latest.current = now.draft.text;
    setText(now.draft.text);
    setEtag(now.draft.etag);
    setState('saved');
  };

  const keepMine = async () => {
    const now = await reread();
    if (now) await save(latest.current, now.draft.etag);
  };

  return { text, state, findings, outline, etag, problem, change, takeTheirs, keepMine };
}
