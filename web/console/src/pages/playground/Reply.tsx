import { Group, Loader, Stack, Text } from "@mantine/core";
import { Failed } from "@/parts/Failed";
import { Markdown } from "@/text/Markdown";
import { SourceList } from "@/thread/SourceList";
import type { Run } from "./run";

/** A reply as it is written, and the pages that it names. */
export function Reply({ run }: { run: Run }) {
  const { state, reply, citations, hits, end, problem } = run;
  return (
    <Stack gap="sm" aria-busy={state === "asking"}>
      {reply === "" && state === "asking" && (
        <Group gap="xs" role="status"><Loader size="xs" aria-hidden /><Text size="sm" c="dimmed">{hits ? "Writing the reply" : "Looking for passages"}</Text></Group>
      )}
      {reply !== "" && <Text size="sm" component="div"><Markdown text={reply} citations={citations} streaming={state === "asking"} /></Text>}
      {citations.length > 0 && <SourceList citations={citations} />}
      {end?.status === "unanswered" && <Text size="sm" c="dimmed">Nothing that was read answers this question, so the bot said so.</Text>}
      {state === "stopped" && <Text size="sm" c="dimmed">Stopped.</Text>}
      {problem && <Failed failure={problem} />}
    </Stack>
  );
}
