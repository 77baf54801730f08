import { useState } from 'react';
import { problemWords } from '../../api/problem';
import { useClientView, useRunCommand } from '../../api/runs';
import type { Run } from '../../api/types';
import { ReasonDialog } from '../../steps/reason-dialog';
import { Button } from '../../ui/button';
import { IconBan, IconEye, IconLinkOff, IconPlayerPause, IconPlayerPlay } from '../../ui/icons';
import { MoreMenu, type MenuEntry } from '../../ui/more-menu';
import { toast, toastProblem } from '../../ui/toast';
import { EndLinksDialog } from './end-links-dialog';

// The commands on the whole run.
export function RunHeaderActions({ run }: { run: Run }) {
  const [asking, setAsking] = useState<'pause' | 'cancel' | 'end_links'>();
  const command = useRunCommand(run.id);
  const view = useClientView(run.id);
  const can = (name: Run['commands'][number]) => run.commands.includes(name);

  const seeAsClient = () => {
    // Opened at the press itself: a browser blocks windows that open later.
    const page = window.open('', '_blank');
    view.mutate(undefined, {
      onSuccess: ({ url }) => {
        if (page) page.location.href = new URL(url, window.location.origin).href;
      },
      onError: (thrown) => {
        page?.close();
        toastProblem('The page cannot be opened', problemWords(thrown));
      },
    });
  };

  const resume = () =>
    command.mutate(
      { name: 'resume' },
      {
        onSuccess: () => toast('The run goes on'),
        onError: (thrown) => toastProblem('The run stays paused', problemWords(thrown)),
      },
    );

  const entries: MenuEntry[] = [];
  if (run.state !== 'cancelled') {
    entries.push({
      label: 'End client links…',
      icon: IconLinkOff,
      run: () => setAsking('end_links'),
    });
  }
  if (can('cancel')) {
    entries.push({
      label: 'Stop the run…',
      icon: IconBan,
      danger: true,
      run: () => setAsking('cancel'),
    });
  }

  return (
    <>
      <Button icon={IconEye} busy={view.isPending} onClick={seeAsClient}>
        See as client
      </Button>
      {can('pause') ? (
        <Button icon={IconPlayerPause} onClick={() => setAsking('pause')}>
          Pause
        </Button>
      ) : null}
      {can('resume') ? (
        <Button icon={IconPlayerPlay} busy={command.isPending} onClick={resume}>
          Resume
        </Button>
      ) : null}
      <MoreMenu label="More about this run" entries={entries} />
      {asking === 'end_links' ? (
        <EndLinksDialog run={run.id} onClose={() => setAsking(undefined)} />
      ) : null}
      {asking === 'pause' || asking === 'cancel' ? (
        <ReasonDialog
          title={asking === 'pause' ? 'Pause the run' : 'Stop the run'}
          about={
            asking === 'pause'
              ? 'Nothing goes out and no reminder is due until it is resumed. The client can still answer.'
              : 'It ends here for good. Open steps are called off, and the client’s links close.'
          }
          button={asking === 'pause' ? 'Pause the run' : 'Stop the run'}
          required={asking === 'cancel'}
          danger={asking === 'cancel'}
          busy={command.isPending}
          thrown={command.error}
          onClose={() => {
            command.reset();
            setAsking(undefined);
          }}
          onSend={(reason) =>
            command.mutate({ name: asking, reason }, { onSuccess: () => setAsking(undefined) })
          }
        />
      ) : null}
    </>
  );
}
