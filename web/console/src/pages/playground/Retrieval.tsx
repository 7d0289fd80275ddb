import { Badge, Card, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { OutLink } from "@/parts/OutLink";
import type { Hit } from "./ask";
import { Passage } from "./Passage";
import { Score } from "./Score";

interface RetrievalProps {
  /** undefined until the search is done. */
  hits: readonly Hit[] | undefined;
  /** What the other side found, where there is one. */
  others: readonly Hit[] | undefined;
}

const passageOf = ({ document_id, heading, text }: Hit): string => JSON.stringify([document_id, heading, text]);

/** What was found for the question, the best first, and why each passage stands where it does. */
export function Retrieval({ hits, others }: RetrievalProps) {
  if (!hits) return <Text size="sm" c="dimmed">Not searched yet.</Text>;
  if (hits.length === 0) return <Text size="sm">Nothing was found. Read more of the website, or look under Documents whether what answers it is there.</Text>;
  const elsewhere = others && new Set(others.map(passageOf));
  const most = (score: (hit: Hit) => number | null | undefined): number => Math.max(...hits.map((hit) => score(hit) ?? 0));
  const [lexical, vector, fused] = [most((hit) => hit.lexical), most((hit) => hit.vector), most((hit) => hit.score)];

  return (
    <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: "none" }}>
      {hits.map((hit, at) => (
        <Card key={passageOf(hit)} component="li" withBorder p="sm">
          <Stack gap="xs">
            <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
              <Text size="sm" fw={600}>{at + 1}. <OutLink href={hit.url}>{hit.title || hit.url}</OutLink></Text>
              {elsewhere && !elsewhere.has(passageOf(hit)) && <Badge variant="default" tt="none" style={{ flexShrink: 0 }}>Only here</Badge>}
            </Group>
            {hit.heading && <Text size="xs" c="dimmed">{hit.heading}</Text>}
            <SimpleGrid cols={3} spacing="sm">
              <Score name="By words" value={hit.lexical} most={lexical} />
              <Score name="By meaning" value={hit.vector} most={vector} />
              <Score name="Both, fused" value={hit.score} most={fused} />
            </SimpleGrid>
            <Passage text={hit.text} of={`passage ${at + 1}`} />
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
