import { Button, Group, Text } from "@mantine/core";
import type { Pending } from "@widget/panel/conversation/outbox";
import { PlainText } from "@/text/PlainText";
import classes from "./thread.module.css";

interface PendingEntryProps {
  pending: Pending;
  onRetry: ((id: string) => void) | undefined;
  onDiscard: ((id: string) => void) | undefined;
}

/** A reply on its way, or one that the platform did not take. */
export function PendingEntry({ pending: { id, text, state, reason }, onRetry, onDiscard }: PendingEntryProps) {
  const failed = state === "failed";
  return (
    <li className={classes.entry} data-role="agent" data-status={state} data-testid="message">
      <Group gap={6}>
        <Text size="xs" fw={600}>You</Text>
        <Text size="xs" c={failed ? "red" : "dimmed"} role={failed ? "alert" : undefined}>{failed ? `Not sent. ${reason}` : "Sending…"}</Text>
        {failed && onRetry && <Button size="compact-xs" variant="default" onClick={() => onRetry(id)}>Send again</Button>}
        {failed && onDiscard && <Button size="compact-xs" variant="subtle" onClick={() => onDiscard(id)}>Discard</Button>}
      </Group>
      <div className={classes.bubble} data-testid="words"><PlainText>{text}</PlainText></div>
    </li>
  );
}
