import { Group, Paper, SegmentedControl, Text, Title } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { capitalized } from "@/parts/format";
import { PointTable } from "./PointTable";
import type { Point, Series } from "./series";

interface ChartProps {
  title: string;
  points: Point[];
  series: Series[];
  format: (value: number) => string;
  /** Says why there is nothing to draw, where there is not. */
  none?: string | false;
  children: (points: Point[], series: Series[]) => ReactNode;
}

/** One chart under its title; the same as a table for those who would rather read, or hear it. */
export function Chart({ title, points, series, format, none, children }: ChartProps) {
  const [shown, setShown] = useState<"chart" | "table">("chart");
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2} size="h5">{title}</Title>
        {!none && (
          <SegmentedControl
            size="xs" flex="none" aria-label={`${title}: as`} value={shown} onChange={(value) => setShown(value as typeof shown)}
            data={["chart", "table"].map((value) => ({ value, label: capitalized(value) }))}
          />
        )}
      </Group>
      {none ? <Text size="sm" c="dimmed">{none}</Text> : shown === "table" ? <PointTable label={title} points={points} series={series} format={format} /> : children(points, series)}
    </Paper>
  );
}
