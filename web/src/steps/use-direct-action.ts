import { useState } from 'react';
import { problemWords } from '../api/problem';
import { useClientLink, useRunCommand, useStepCommand } from '../api/runs';
import type { Action, ActionName } from '../api/types';
import { copyText } from '../ui/copy-text';
import { toast, toastProblem } from '../ui/toast';
import type { StepSubject } from './subject';

// The actions that need no further words. `run` says whether it took the action on itself.
export function useDirectAction(subject: StepSubject) {
  const step = subject.step ?? '';
  const command = useStepCommand(subject.run, step);
  const runCommand = useRunCommand(subject.run);
  const link = useClientLink(subject.run, step);
  const [busy, setBusy] = useState<ActionName>();

  const carry = async (name: ActionName, work: () => Promise<void>) => {
    setBusy(name);
    try {
      await work();
    } catch (thrown) {
      toastProblem('That did not work', problemWords(thrown));
    } finally {
      setBusy(undefined);
    }
  };

  const remind = async () => {
    await command.mutateAsync({ name: 'reminder' });
    toast('Reminder on its way', subject.name);
  };
  const retry = async () => {
    await command.mutateAsync({ name: 'retry' });
    toast('Trying again', subject.name);
  };
  const resume = async () => {
    await runCommand.mutateAsync({ name: 'resume' });
    toast('The run goes on');
  };
  const copyLink = async () => {
    const { url } = await link.mutateAsync();
    const absolute = new URL(url, window.location.origin).href;
    if (await copyText(absolute)) toast('Link copied', 'It opens this step for the client.');
    else toastProblem('Copy this link by hand', absolute);
  };

  const direct: Partial<Record<ActionName, () => Promise<void>>> = {
    remind,
    retry,
    resume,
    copy_link: copyLink,
  };

  return {
    busy,
    run: (action: Action): boolean => {
      const work = direct[action.name];
      if (work) void carry(action.name, work);
      return work !== undefined;
    },
  };
}
