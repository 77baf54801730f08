import { Link } from '@tanstack/react-router';
import { problemWords } from '../api/problem';
import { useTaskDone } from '../api/tasks';
import type { Task } from '../api/types';
import { paths } from '../app/paths';
import { Avatar } from '../ui/avatar';
import { DateText } from '../ui/date-text';
import { Dotted } from '../ui/dotted';
import { ListRow } from '../ui/list-group';
import { PressedName } from '../ui/pressed-name';
import { Sentence } from '../ui/sentence';
import { TaskTick } from '../ui/task-tick';
import { Words } from '../ui/text';
import { toast, toastProblem } from '../ui/toast';

interface Props {
  task: Task;
  // Where the task's project stands above the list anyway.
  withoutProject?: boolean;
  // Opens it beside the list; without it the name leads to the page of tasks.
  onOpen?: (task: string) => void;
}

// A task in a list: ticked where it stands, opened by its name.
export function TaskRow({ task, withoutProject = false, onOpen }: Props) {
  const done = useTaskDone();
  const pending = done.isPending ? done.variables.isDone : undefined;
  const isDone = pending ?? task.state === 'done';

  const tick = (checked: boolean) =>
    done.mutate(
      { task: task.id, isDone: checked },
      {
        onSuccess: () => {
          if (checked) toast('Done', task.title);
        },
        onError: (thrown) => toastProblem('The task stays as it was', problemWords(thrown)),
      },
    );

  return (
    <ListRow
      before={
        <TaskTick
          label={`${task.title}: done`}
          checked={isDone}
          disabled={task.state === 'cancelled'}
          onChange={tick}
        />
      }
      title={
        onOpen ? (
          <PressedName onPress={() => onOpen(task.id)}>{task.title}</PressedName>
        ) : (
          <Link to={paths.tasks} search={{ task: task.id }}>
            {task.title}
          </Link>
        )
      }
      detail={
        <Dotted>
          {task.run ? (
            <Link to={paths.run} params={{ run: task.run.id }}>
              {task.run.name}
            </Link>
          ) : null}
          {task.project && !withoutProject ? (
            <Link to={paths.project} params={{ project: task.project.id }}>
              {task.project.name}
            </Link>
          ) : null}
          {task.contact ? (
            <Link to={paths.contact} params={{ contact: task.contact.id }}>
              {task.contact.name}
            </Link>
          ) : null}
          {task.starts_next ? <Sentence text={task.starts_next} /> : null}
        </Dotted>
      }
      end={<TaskDue task={task} />}
      actions={task.assignee ? <Avatar name={task.assignee.name} of="team" size={24} /> : null}
    />
  );
}

function TaskDue({ task }: { task: Task }) {
  if (task.state === 'done' && task.done_at) {
    return (
      <>
        done <DateText at={task.done_at} look="day" inRow />
      </>
    );
  }
  if (!task.due) return null;
  if (task.overdue_days && task.overdue_days > 0) {
    return (
      <Words look="late">
        {task.overdue_days} {task.overdue_days === 1 ? 'day' : 'days'} late
      </Words>
    );
  }
  return (
    <>
      due <DateText at={task.due} look="day" inRow />
    </>
  );
}
