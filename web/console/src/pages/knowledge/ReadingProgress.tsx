import { Group, Progress, Stack, Text } from "@mantine/core";
import { formatNumber } from "@/parts/format";
import { isReading, pagesDone, percentDone } from "./progress";
import type { Source } from "./queries";
import { StateBadge } from "./StateBadge";
import { sourceStates } from "./states";

/** How far the reading of a source is, or how it ended. */
export function ReadingProgress({ source }: { source: Source }) {
  const { pages, chunks, error } = source;
  const reading = isReading(source);
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <StateBadge sign={sourceStates[source.status]} />
        <Text size="sm" role={reading ? "status" : undefined}>
          {reading
            ? `${formatNumber(pagesDone(source))} of ${formatNumber(pages.found)} pages found so far`
            : `${formatNumber(pages.indexed + pages.unchanged)} pages, ${formatNumber(chunks)} passages`}
        </Text>
      </Group>
      {reading && <Progress value={percentDone(source)} animated aria-label={`Reading ${source.url}`} />}
      {error && <Text size="sm" c="var(--mantine-color-error)">{error}</Text>}
    </Stack>
  );
}
