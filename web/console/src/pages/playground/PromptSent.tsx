import { Code, Stack, Text } from "@mantine/core";
import { capitalized } from "@/parts/format";
import type { Run } from "./run";

/** What the model was told, word for word. */
export function PromptSent({ messages }: { messages: Run["prompt"] }) {
  if (!messages || messages.length === 0) return <Text size="sm" c="dimmed">No prompt was sent to a model.</Text>;
  return (
    <Stack gap="sm">
      {messages.map(({ role, text }, at) => (
        <div key={at}>
          <Text size="xs" fw={600} mb={4}>{capitalized(role)}</Text>
          <Code block tabIndex={0} role="region" aria-label={`${capitalized(role)}, message ${at + 1}`} mah={420} style={{ whiteSpace: "pre-wrap", overflow: "auto" }}>{text}</Code>
        </div>
      ))}
    </Stack>
  );
}
