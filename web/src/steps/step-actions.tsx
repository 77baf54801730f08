import { lazy, Suspense, useState } from 'react';
import { paths } from '../app/paths';
import type { Action } from '../api/types';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { actionIcons } from './action-looks';
import type { StepSubject } from './subject';
import { useDirectAction } from './use-direct-action';

const ActionDialog = lazy(() =>
  import('./action-dialog').then((module) => ({ default: module.ActionDialog })),
);

interface Props {
  subject: StepSubject;
  actions: readonly Action[];
  // In lists: small buttons, none of them calling louder than the others.
  inList?: boolean;
}

// The buttons about a run step, as the server offers them, most likely first. What needs no words
// happens at once; the rest opens its dialog.
export function StepActions({ subject, actions, inList = false }: Props) {
  const [open, setOpen] = useState<Action>();
  const direct = useDirectAction(subject);

  return (
    <>
      {actions.map((action) => {
        const icon = actionIcons[action.name];
        const look =
          action.name === 'skip' ? 'quiet' : action.primary && !inList ? 'primary' : 'plain';
        if (action.name === 'open_task') {
          return (
            <LinkButton
              key={action.name}
              icon={icon}
              look={look}
              small={inList}
              to={paths.tasks}
              search={subject.task ? { task: subject.task } : {}}
            >
              {action.label}
            </LinkButton>
          );
        }
        return (
          <Button
            key={`${action.name} ${action.label}`}
            icon={icon}
            look={look}
            small={inList}
            busy={direct.busy === action.name}
            onClick={() => {
              if (!direct.run(action)) setOpen(action);
            }}
          >
            {action.label}
          </Button>
        );
      })}
      {open ? (
        <Suspense fallback={null}>
          <ActionDialog subject={subject} action={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
