import { Link } from '@tanstack/react-router';
import { problemWords } from '../../api/problem';
import type { Project } from '../../api/types';
import { paths } from '../../app/paths';
import { AsideSection } from '../../ui/aside-section';
import { Avatar } from '../../ui/avatar';
import { DateField } from '../../ui/date-field';
import { IconLine } from '../../ui/icon-line';
import { IconPlayerPlay } from '../../ui/icons';
import { Stack } from '../../ui/stack';
import { Text } from '../../ui/text';
import { toast, toastProblem } from '../../ui/toast';
import { TwoLines } from '../../ui/two-lines';
import { useChangeProject } from './queries';

// The project's dates, its team and the run that feeds it.
export function ProjectAside({ project }: { project: Project }) {
  const change = useChangeProject(project.id);
  const redate = (which: 'start' | 'due', date: string) => {
    if (!date || date === project[which]) return;
    change.mutate(
      { [which]: date },
      {
        onSuccess: () => toast('Date changed'),
        onError: (thrown) => toastProblem('The date stays as it was', problemWords(thrown)),
      },
    );
  };
  return (
    <>
      <AsideSection title="Dates">
        <Stack gap={3}>
          <DateField
            label="Start"
            required
            value={project.start ?? ''}
            onChange={(day) => redate('start', day)}
          />
          <DateField
            label="Due"
            required
            value={project.due ?? ''}
            onChange={(day) => redate('due', day)}
          />
        </Stack>
      </AsideSection>
      <AsideSection title="Team">
        <Stack gap={2}>
          {project.team.map((one) => (
            <TwoLines
              key={one.role}
              before={<Avatar name={one.member.name} of="team" />}
              first={one.member.name}
              second={one.label}
            />
          ))}
        </Stack>
        {project.team.length === 0 ? <Text look="hint">Nobody yet.</Text> : null}
      </AsideSection>
      {project.run ? (
        <AsideSection title="Run">
          <IconLine icon={IconPlayerPlay}>
            <Link to={paths.run} params={{ run: project.run.id }}>
              {project.run.name}
            </Link>
          </IconLine>
        </AsideSection>
      ) : null}
    </>
  );
}
