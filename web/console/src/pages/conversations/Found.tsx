import { Table, Text } from "@mantine/core";
import type { Schema } from "@/api/types";
import { OutLink } from "@/parts/OutLink";

type Found = readonly Schema<"RetrievedPassage">[];

const figures = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });

const shown = (score: number | null | undefined): string => (score == null ? "–" : figures.format(score));

/** What had been found for a question when it was answered, the best first, with why it was. */
export function Found({ passages }: { passages: Found }) {
  if (passages.length === 0) return <Text size="xs" mt={4}>Nothing fitted the question.</Text>;
  return (
    <Table.ScrollContainer minWidth={420} type="native">
      <Table fz="xs" withTableBorder mt={4}>
        <Table.Thead><Table.Tr><Table.Th>Passage</Table.Th><Table.Th>By words</Table.Th><Table.Th>By meaning</Table.Th><Table.Th>Both, fused</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {passages.map(({ title, url, heading, lexical, vector, score }, at) => (
            <Table.Tr key={at}>
              <Table.Td>
                <OutLink href={url}>{title || url}</OutLink>
                {heading && <Text size="xs" c="dimmed">{heading}</Text>}
              </Table.Td>
              <Table.Td>{shown(lexical)}</Table.Td><Table.Td>{shown(vector)}</Table.Td><Table.Td>{shown(score)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
