import { Stack, Table } from "@mantine/core";
import type { ReactNode } from "react";
import type { Column } from "./List";
import { CardLine, TableLine } from "./ListLine";
import { useRoom } from "./useRoom";

interface RowsProps<Row> {
  /** Names the list for those who hear it. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** Shown when there is nothing. */
  empty: ReactNode;
}

/** A list that is short and comes whole: a table on a wide screen, cards on a phone. */
export function Rows<Row>({ label, rows, columns, keyOf, empty }: RowsProps<Row>) {
  const room = useRoom();
  const shown = columns.filter(({ wide }) => room === "wide" || !wide);
  if (rows.length === 0) return empty;
  if (room === "cards") {
    return (
      <Stack component="ul" gap={0} p={0} m={0} aria-label={label} style={{ listStyle: "none" }}>
        {rows.map((row) => <CardLine key={keyOf(row)} row={row} columns={shown} />)}
      </Stack>
    );
  }

  return (
    <Table aria-label={label} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>{shown.map(({ name, width }) => <Table.Th key={name} w={width}>{name}</Table.Th>)}</Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => <TableLine key={keyOf(row)} row={row} columns={shown} />)}
      </Table.Tbody>
    </Table>
  );
}
