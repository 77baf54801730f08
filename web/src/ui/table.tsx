// A table whose rows become short cards on a phone. A column says how it behaves there.
import type { ReactNode } from 'react';
import classes from './table.module.css';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  // The share of the table's width: narrow columns keep to their content.
  width?: 'narrow' | 'middle' | 'wide';
  // On a phone: a line of its own, beside the others of its kind, or left out.
  phone?: 'line' | 'beside' | 'hidden';
  // Left out where the table has little room, too.
  room?: 'wide';
}

interface Props<Row> {
  // What the table lists, for those who hear it.
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  // Rows whose main cell holds a link that covers the row.
  linked?: boolean;
  tone?: (row: Row) => 'quiet' | undefined;
}

export function Table<Row>({ caption, columns, rows, rowKey, linked, tone }: Props<Row>) {
  return (
    <div className={classes.frame}>
      <table className={classes.table} role="table">
        <caption className="sw-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                data-align={column.align}
                data-width={column.width}
                data-room={column.room}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              data-linked={linked || undefined}
              data-tone={tone?.(row)}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-align={column.align}
                  data-width={column.width}
                  data-phone={column.phone ?? 'line'}
                  data-room={column.room}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
