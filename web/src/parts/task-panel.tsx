import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { findTask } from '../api/find-task';
import { paths } from '../app/paths';
import { IconLine } from '../ui/icon-line';
import { IconLayoutKanban, IconPlayerPlay, IconUser } from '../ui/icons';
import { Sentence } from '../ui/sentence';
import { SidePanel } from '../ui/side-panel';
import { Stack } from '../ui/stack';
import { Text } from '../ui/text';
import type { Task } from '../api/types';
import { TaskForm } from './task-form';

interface Props {
  task: string | undefined;
  adding: boolean;
  onClose: () => void;
  project?: string;
}

// One task beside its list: to read, to change, or to write anew.
export function TaskPanel({ task, adding, onClose, project }: Props) {
  const cache = useQueryClient();
  const found = task ? findTask(cache, task) : undefined;
  return (
    <SidePanel
      title={adding ? 'New task' : (found?.title ?? 'Task')}
      opened={adding || task !== undefined}
      onClose={onClose}
    >
      {found ? (
        <Stack gap={5}>
          <TaskPlaces task={found} />
          <TaskForm key={found.id} task={found} onSaved={onClose} />
        </Stack>
      ) : null}
      {adding && !task ? (
        <TaskForm task={undefined} onSaved={onClose} {...(project ? { project } : {})} />
      ) : null}
      {task && !found ? <Text>This task is not in the list. It may be done already.</Text> : null}
    </SidePanel>
  );
}

function TaskPlaces({ task }: { task: Task }) {
  return (
    <div>
      {task.contact ? (
        <IconLine icon={IconUser}>
          <Link to={paths.contact} params={{ contact: task.contact.id }}>
            {task.contact.name}
          </Link>
        </IconLine>
      ) : null}
      {task.run ? (
        <IconLine icon={IconPlayerPlay}>
          <Link to={paths.run} params={{ run: task.run.id }}>
            {task.run.name}
          </Link>
        </IconLine>
      ) : null}
      {task.project ? (
        <IconLine icon={IconLayoutKanban}>
          <Link to={paths.project} params={{ project: task.project.id }}>
            {task.project.name}
          </Link>
        </IconLine>
      ) : null}
      {task.starts_next ? (
        <div className="sw-gap-above">
          <Text>
            <Sentence text={task.starts_next} />
          </Text>
        </div>
      ) : null}
    </div>
  );
}
