import { Box, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconHandGrab } from "@tabler/icons-react";
import { useState } from "react";
import { Failed } from "@/parts/Failed";
import { NoteBox } from "@/thread/NoteBox";
import type { Thread } from "@/thread/thread";
import type { DeskItem } from "./desk";
import { ReplyBox } from "./ReplyBox";
import { useDeskAction } from "./useDeskAction";

interface FooterProps {
  tenant: string;
  session: string;
  item: DeskItem | undefined;
  thread: Thread;
  me: string;
  onSay: (text: string) => void;
}

/** Below a conversation: the reply box of whoever has it, the way to take it for others, and notes for all. */
export function Footer({ tenant, session, item, thread, me, onSay }: FooterProps) {
  const [writing, setWriting] = useState<"reply" | "note">("reply");
  return (
    <Box p="sm" style={{ borderTop: "1px solid var(--mantine-color-default-border)" }}>
      <Group justify="space-between" mb="xs">
        <SegmentedControl
          size="xs" aria-label="What to write" value={writing} onChange={(value) => setWriting(value as typeof writing)}
          data={[{ value: "reply", label: "Reply" }, { value: "note", label: "Internal note" }]}
        />
        <Text size="xs" c="dimmed" role="status">{thread.visitorTyping && "The visitor is typing…"}</Text>
      </Group>
      {writing === "note" && <NoteBox tenant={tenant} session={session} onDone={() => setWriting("reply")} />}
      {writing === "reply" && (item?.agent?.user_id === me
        ? <ReplyBox tenant={tenant} session={session} onSay={onSay} />
        : <TakeOver tenant={tenant} session={session} item={item} />)}
    </Box>
  );
}

function TakeOver({ tenant, session, item }: Pick<FooterProps, "tenant" | "session" | "item">) {
  const take = useDeskAction(tenant, session, "take", { quiet: true });
  if (item?.state === "agent") {
    return <Text size="sm">{item.agent?.name ?? "A colleague"} has this conversation. Two people never answer the same visitor at once; you can leave a note.</Text>;
  }
  return (
    <>
      {take.error && <Box mb="xs"><Failed failure={take.error} /></Box>}
      <Group justify="space-between" gap="xs">
        <Text size="sm">{item ? "The visitor waits for a person." : "The bot answers this conversation."} You answer once you have taken it over; the visitor is told.</Text>
        <Button leftSection={<IconHandGrab size={16} />} loading={take.isPending} onClick={() => take.mutate()}>Take over</Button>
      </Group>
    </>
  );
}
