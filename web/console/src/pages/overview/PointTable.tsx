import { ScrollArea, Table } from "@mantine/core";
import { capitalized } from "@/parts/format";
import type { Point } from "./series";

interface PointTableProps {
  label: string;
  points: Point[];
  format: (value: number) => string;
}

/** A chart's numbers, the last day first. */
export function PointTable({ label, points, format }: PointTableProps) {
  const names = Object.keys(points[0] ?? {}).filter((name) => name !== "day");
  return (
    <ScrollArea h={220} viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={label} stickyHeader>
        <Table.Thead><Table.Tr><Table.Th>Day</Table.Th>{names.map((name) => <Table.Th key={name}>{capitalized(name)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {points.toReversed().map((point) => (
            <Table.Tr key={point.day}>
              <Table.Td>{point.day}</Table.Td>
              {names.map((name) => <Table.Td key={name}>{typeof point[name] === "number" ? format(point[name]) : "none"}</Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
