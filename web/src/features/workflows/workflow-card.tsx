import type { WorkflowSummary } from '../../api/types';
import { paths } from '../../app/paths';
import { lookOf } from '../../steps/kinds';
import { Card } from '../../ui/card';
import { DateText } from '../../ui/date-text';
import { Dotted } from '../../ui/dotted';
import { Icon } from '../../ui/icon';
import { RowLink } from '../../ui/row-link';
import { Row, Stack } from '../../ui/stack';
import { StatePill } from '../../ui/state-pill';
import { Text, Words } from '../../ui/text';
import classes from './workflow-card.module.css';

export function WorkflowCard({ workflow }: { workflow: WorkflowSummary }) {
  return (
    <Card
      linked
      title={
        <RowLink to={paths.workflow} params={{ workflow: workflow.id }}>
          {workflow.name}
        </RowLink>
      }
      about={workflow.description}
    >
      <Stack gap={3}>
        <div
          className={classes.kinds}
          role="img"
          aria-label={`${workflow.step_kinds.length} steps`}
        >
          {workflow.step_kinds.slice(0, 14).map((kind, index) => (
            <span key={index} className={classes.kind} title={lookOf(kind).label}>
              <Icon icon={lookOf(kind).icon} size={15} />
            </span>
          ))}
          {workflow.step_kinds.length > 14 ? (
            <Words look="small">+{workflow.step_kinds.length - 14}</Words>
          ) : null}
        </div>
        <Row>
          <Words look="second">
            {workflow.live_runs === 1 ? '1 live run' : `${workflow.live_runs} live runs`}
          </Words>
          {workflow.held_runs > 0 ? (
            <StatePill mark="held" label={`${workflow.held_runs} held`} />
          ) : null}
          {workflow.has_draft ? <StatePill mark="due" label="Draft not published" /> : null}
        </Row>
        <Text look="small">
          <Dotted>
            {workflow.version === undefined ? 'never published' : `version ${workflow.version}`}
            <>
              changed <DateText at={workflow.updated_at} look="since" inRow />
            </>
          </Dotted>
        </Text>
      </Stack>
    </Card>
  );
}
