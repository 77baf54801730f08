import { Textarea, TextInput } from '@mantine/core';
import type { ProjectTemplate } from '../../api/types';
import { Button } from '../../ui/button';
import { EditableRow } from '../../ui/editable-row';
import { FieldHead } from '../../ui/field-head';
import { IconPlus } from '../../ui/icons';
import { moved, replaced, without } from '../../ui/lists';
import { Columns, Stack } from '../../ui/stack';

type Task = ProjectTemplate['tasks'][number];

interface Props {
  project: ProjectTemplate;
  onChange: (project: ProjectTemplate) => void;
}

// The tasks that a project opens with.
export function ProjectEditor({ project, onChange }: Props) {
  const { tasks } = project;
  const set = (next: Task[]) => onChange({ ...project, tasks: next });
  return (
    <>
      <TextInput
        label="Name of the project"
        description="Merge fields work here, too."
        value={project.name}
        onChange={(event) => onChange({ ...project, name: event.currentTarget.value })}
      />
      <div>
        <FieldHead label="Tasks" description="In the order in which they are worked on." />
        {tasks.map((task, index) => (
          <EditableRow
            key={index}
            name={task.title || `task ${index + 1}`}
            first={index === 0}
            last={index === tasks.length - 1}
            onMove={(by) => set(moved(tasks, index, by))}
            onRemove={() => set(without(tasks, index))}
          >
            <TaskFields task={task} onChange={(next) => set(replaced(tasks, index, next))} />
          </EditableRow>
        ))}
        <div className="sw-gap-above">
          <Button small icon={IconPlus} onClick={() => set([...tasks, { title: '' }])}>
            Add a task
          </Button>
        </div>
      </div>
    </>
  );
}

function TaskFields({ task, onChange }: { task: Task; onChange: (task: Task) => void }) {
  return (
    <Stack gap={3}>
      <TextInput
        label="What is to be done"
        value={task.title}
        onChange={(event) => onChange({ ...task, title: event.currentTarget.value })}
      />
      <Columns>
        <TextInput
          label="Role"
          placeholder="account_manager"
          value={task.role ?? ''}
          onChange={(event) => onChange(withText(task, 'role', event.currentTarget.value))}
        />
        <TextInput
          label="Due after the start"
          placeholder="2 working days"
          value={task.due ?? ''}
          onChange={(event) => onChange(withText(task, 'due', event.currentTarget.value))}
        />
      </Columns>
      <Textarea
        label="Details"
        autosize
        minRows={1}
        value={task.description ?? ''}
        onChange={(event) => onChange(withText(task, 'description', event.currentTarget.value))}
      />
    </Stack>
  );
}

// An empty field is no field: what is absent is left out.
function withText(task: Task, key: 'role' | 'due' | 'description', text: string): Task {
  const { [key]: _, ...rest } = task;
  return text === '' ? rest : { ...rest, [key]: text };
}
