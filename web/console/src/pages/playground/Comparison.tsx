import { Paper, Table, Title } from "@mantine/core";
import { figuresOf, shownFigure, type Figure } from "./measures";
import type { Run } from "./run";

/** The figures of two runs side by side. */
export function Comparison({ first, second }: { first: Run; second: Run }) {
  const others = figuresOf(second);
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="xs">Side by side</Title>
      <Table.ScrollContainer minWidth={320} scrollAreaProps={{ viewportProps: { tabIndex: 0, "aria-label": "Figures of both runs" } }}>
        <Table>
          <Table.Thead>
            <Table.Tr><Table.Th>Figure</Table.Th><Table.Th ta="end">First</Table.Th><Table.Th ta="end">Second</Table.Th><Table.Th ta="end">Difference</Table.Th></Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figuresOf(first).map((figure, at) => {
              const other = others[at] as Figure;
              return (
                <Table.Tr key={figure.name}>
                  <Table.Th scope="row" fw={400}>{figure.name}</Table.Th>
                  <Table.Td ta="end">{shownFigure(figure)}</Table.Td>
                  <Table.Td ta="end">{shownFigure(other)}</Table.Td>
                  <Table.Td ta="end">{differenceOf(figure, other)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function differenceOf(one: Figure, other: Figure): string {
  if (one.value == null || other.value == null) return "–";
  const difference = other.value - one.value;
  return difference === 0 ? "none" : `${difference > 0 ? "+" : "−"}${one.format(Math.abs(difference))}`;
}
