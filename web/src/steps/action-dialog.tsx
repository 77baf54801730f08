import type { ReactNode } from 'react';
import type { Action } from '../api/types';
import { CompleteDialog } from './complete-dialog';
import { DecideDialog } from './decide-dialog';
import { FillDialog } from './fill-dialog';
import { ReleaseDialog } from './release-dialog';
import { SignDialog } from './sign-dialog';
import { SkipDialog } from './skip-dialog';
import type { StepSubject } from './subject';

export interface ActionDialogProps {
  subject: StepSubject;
  action: Action;
  onClose: () => void;
}

// The dialog of an action that needs more than a press.
export function ActionDialog(props: ActionDialogProps): ReactNode {
  switch (props.action.name) {
    case 'complete':
      return <CompleteDialog {...props} />;
    case 'skip':
      return <SkipDialog {...props} />;
    case 'decide':
      return <DecideDialog {...props} />;
    case 'release':
      return <ReleaseDialog {...props} />;
    case 'fill_fields':
      return <FillDialog {...props} />;
    case 'sign':
      return <SignDialog {...props} />;
    default:
      return null;
  }
}
