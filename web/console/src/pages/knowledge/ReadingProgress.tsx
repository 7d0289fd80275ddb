import { Group, Progress, Stack, Text } from "@mantine/core";
import { formatCount, formatNumber } from "@/parts/format";
import { State } from "@/parts/State";
import { isReading, pagesDone, percentDone } from "./progress";
import type { Source } from "./queries";
import { sourceStates } from "./states";

/** How far the reading of a source is, or how it ended. */
export function ReadingProgress({ source }: { source: Source }) {
  const { pages, chunks, error } = source;
  const reading = isReading(source);
  const [tone, word] = sourceStates[source.status];
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <State tone={tone}>{word}</State>
        <Text size="sm" role={reading ? "status" : undefined}>
          {reading
            ? `${formatNumber(pagesDone(source))} of ${formatCount(pages.found, "page")} found so far`
            : `${formatCount(pages.indexed + pages.unchanged, "page")}, ${formatCount(chunks, "passage")}`}
        </Text>
      </Group>
      {reading && <Progress value={percentDone(source)} animated aria-label={`Reading ${source.url}`} />}
      {error && <Text size="sm" c="var(--mantine-color-error)">{error}</Text>}
    </Stack>
  );
}
