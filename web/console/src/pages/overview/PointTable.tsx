import { ScrollArea, Table } from "@mantine/core";
import type { Point, Series } from "./series";

interface PointTableProps {
  label: string;
  points: Point[];
  series: readonly Series[];
  format: (value: number) => string;
}

/** A chart's numbers, the last day first. */
export function PointTable({ label, points, series, format }: PointTableProps) {
  return (
    <ScrollArea h={220} viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={label} stickyHeader>
        <Table.Thead><Table.Tr><Table.Th>Day</Table.Th>{series.map(({ name, label: head }) => <Table.Th key={name}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {points.toReversed().map((point) => (
            <Table.Tr key={point.day}>
              <Table.Td>{point.day}</Table.Td>
              {series.map(({ name }) => <Table.Td key={name}>{typeof point[name] === "number" ? format(point[name]) : "none"}</Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
