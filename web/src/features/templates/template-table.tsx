import type { TemplateKind } from '../../api/types';
import { paths } from '../../app/paths';
import { DateText } from '../../ui/date-text';
import { Icon } from '../../ui/icon';
import { RowLink } from '../../ui/row-link';
import { Table, type Column } from '../../ui/table';
import { Words } from '../../ui/text';
import { TwoLines } from '../../ui/two-lines';
import { templateKinds } from './template-kinds';

interface Row {
  id: string;
  kind: TemplateKind;
  key: string;
  name: string;
  updated_at: string;
  used_by: { id: string; name: string }[];
  fields: string[];
}

const columns: Column<Row>[] = [
  {
    key: 'name',
    head: 'Name',
    cell: (template) => (
      <TwoLines
        before={<Icon icon={templateKinds[template.kind].icon} />}
        first={
          <RowLink to={paths.template} params={{ template: template.id }}>
            {template.name}
          </RowLink>
        }
        second={template.key}
      />
    ),
  },
  {
    key: 'used',
    head: 'Used by',
    cell: (template) =>
      template.used_by.length > 0
        ? template.used_by.map((workflow) => workflow.name).join(', ')
        : 'nothing yet',
  },
  {
    key: 'fields',
    head: 'Merge fields',
    width: 'narrow',
    align: 'end',
    phone: 'hidden',
    cell: (template) => (
      <span title={template.fields.join(', ')}>
        <Words look="second">{template.fields.length}</Words>
      </span>
    ),
  },
  {
    key: 'changed',
    head: 'Changed',
    width: 'narrow',
    align: 'end',
    phone: 'hidden',
    cell: (template) => <DateText at={template.updated_at} look="since" inRow />,
  },
];

// Questionnaires have no merge fields: what they ask is their text.
const withoutFields = columns.filter((column) => column.key !== 'fields');

export function TemplateTable({ templates }: { templates: readonly Row[] }) {
  const isForms = templates.every((template) => template.kind === 'form');
  return (
    <Table
      caption="Templates"
      columns={isForms ? withoutFields : columns}
      rows={templates}
      rowKey={(template) => template.id}
      linked
    />
  );
}
