import { Blockquote, Group, List, Loader, Stack, Text } from "@mantine/core";
import { Failed } from "@/parts/Failed";
import { OutLink } from "@/parts/OutLink";
import type { Run } from "./run";

/** A reply as it is written, and the passages that it names. */
export function Reply({ run }: { run: Run }) {
  return (
    <Stack gap="sm" aria-busy={run.state === "asking"}>
      {run.reply === "" && run.state === "asking" && (
        <Group gap="xs" role="status"><Loader size="xs" aria-hidden /><Text size="sm" c="dimmed">{run.hits ? "Writing the reply" : "Looking for passages"}</Text></Group>
      )}
      {run.reply !== "" && <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>{run.reply}</Text>}
      {run.status === "unanswered" && <Text size="sm" c="dimmed">Nothing that was read answers this question, so the bot said so.</Text>}
      {run.state === "stopped" && <Text size="sm" c="dimmed">Stopped.</Text>}
      {run.problem && <Failed failure={run.problem} />}
      {run.citations.length > 0 && (
        <Stack gap={4}>
          <Text size="xs" fw={600}>Where it is from</Text>
          <List type="ordered" size="sm" spacing="xs">
            {run.citations.map(({ index, title, url, quote }) => (
              <List.Item key={index} value={index}>
                <OutLink href={url}>{title || url}</OutLink>
                {quote && <Blockquote p="xs" mt={4} fz="xs">{quote}</Blockquote>}
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Stack>
  );
}
