import { lazy, Suspense, useState } from 'react';
import { Button, type ButtonLook } from '../ui/button';
import { IconPlayerPlay } from '../ui/icons';

const StartRunDialog = lazy(() =>
  import('./start-run-dialog').then((module) => ({ default: module.StartRunDialog })),
);

interface Props {
  look?: ButtonLook;
  contact?: string;
  workflow?: string;
  // Open from the first moment, for those who were sent here to start one.
  opened?: boolean;
  onClosed?: () => void;
}

export function StartRun({ look = 'primary', contact, workflow, opened = false, onClosed }: Props) {
  const [open, setOpen] = useState(opened);
  const close = () => {
    setOpen(false);
    onClosed?.();
  };
  return (
    <>
      <Button look={look} icon={IconPlayerPlay} onClick={() => setOpen(true)}>
        Start a run
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <StartRunDialog contact={contact} workflow={workflow} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
