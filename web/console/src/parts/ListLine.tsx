import { Box, Card, Table, Text } from "@mantine/core";
import { memo } from "react";
import type { Column } from "./List";

interface LineProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  /** Where it stands in a list that is drawn in part. */
  index?: number;
  /** Tells such a list how high the line has become. */
  measure?: (line: Element | null) => void;
}

/** A row of a list where there is room for a table. */
function Line<Row>({ row, columns, index, measure }: LineProps<Row>) {
  return (
    <Table.Tr data-index={index} ref={measure}>
      {columns.map(({ name, cell }) => <Table.Td key={name}>{cell(row)}</Table.Td>)}
    </Table.Tr>
  );
}

/** The same on a phone. */
function LineCard<Row>({ row, columns, index, measure }: LineProps<Row>) {
  return (
    <li data-index={index} ref={measure}>
      <Card withBorder mb="xs" p="sm">
        {columns.map(({ name, cell }) => (
          <Box key={name} mb={4}>
            <Text size="xs" c="dimmed">{name}</Text>
            <Text size="sm" component="div">{cell(row)}</Text>
          </Box>
        ))}
      </Card>
    </li>
  );
}

// While a list is scrolled it is drawn at every frame: what was in sight before is not drawn again.
export const TableLine = memo(Line) as typeof Line;
export const CardLine = memo(LineCard) as typeof LineCard;
