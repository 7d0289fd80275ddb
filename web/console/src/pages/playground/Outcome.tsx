import { SimpleGrid, Stack, Tabs, Text } from "@mantine/core";
import type { Schema } from "@/api/types";
import { Figures } from "./Figures";
import { PromptSent } from "./PromptSent";
import { Reply } from "./Reply";
import { Retrieval } from "./Retrieval";
import type { Run } from "./run";

interface OutcomeProps {
  run: Run;
  /** Whether it stands alone, and has the room. */
  alone: boolean;
  /** The run that it is compared with. */
  other: Run | undefined;
}

/** A reply, and beside it how it came about. */
export function Outcome({ run, alone, other }: OutcomeProps) {
  return (
    <SimpleGrid cols={{ base: 1, md: alone ? 2 : 1 }}>
      <Stack miw={0}>
        <Text size="sm" fw={600}>{run.question}</Text>
        <Reply run={run} />
        {run.end && alone && <Figures run={run} />}
        {run.end && <Text size="xs" c="dimmed">Written by {writerOf(run.end.usage)}.</Text>}
      </Stack>
      <Tabs defaultValue="passages" keepMounted={false} miw={0}>
        <Tabs.List>
          <Tabs.Tab value="passages">Passages{run.hits && ` (${run.hits.length})`}</Tabs.Tab>
          <Tabs.Tab value="prompt">Prompt</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="passages" pt="sm"><Retrieval hits={run.hits} others={other?.hits} /></Tabs.Panel>
        <Tabs.Panel value="prompt" pt="sm"><PromptSent messages={run.prompt} /></Tabs.Panel>
      </Tabs>
    </SimpleGrid>
  );
}

const writerOf = ({ model, provider }: Schema<"TurnUsage">): string => (model === "" || model === provider ? provider : `${model} of ${provider}`);
