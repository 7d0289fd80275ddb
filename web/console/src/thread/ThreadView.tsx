import type { Pending } from "@widget/panel/conversation/outbox";
import type { Message } from "@widget/panel/conversation/transcript";
import { Text } from "@mantine/core";
import { useMemo, type ComponentType, type ReactNode } from "react";
import { Announced } from "./Announced";
import { entriesOf, type Entry } from "./entries";
import { MessageEntry } from "./MessageEntry";
import { NoteEntry } from "./NoteEntry";
import { NoticeEntry } from "./NoticeEntry";
import { PendingEntry } from "./PendingEntry";
import type { Thread } from "./thread";
import classes from "./thread.module.css";

interface ThreadViewProps {
  thread: Thread;
  /** What is on its way to the platform. */
  pending?: readonly Pending[];
  onRetry?: (id: string) => void;
  onDiscard?: (id: string) => void;
  /** Shows what is known of a message besides its words. */
  Below?: ComponentType<{ message: Message }>;
}

/** A conversation from top to bottom, with what people noted about it. */
export function ThreadView({ thread, pending, onRetry, onDiscard, Below }: ThreadViewProps) {
  const entries = useMemo(() => entriesOf(thread, pending), [thread, pending]);
  const draw = (entry: Entry): ReactNode => {
    switch (entry.kind) {
      case "message":
        return entry.message.role === "system"
          ? <NoticeEntry key={entry.id} message={entry.message} />
          : <MessageEntry key={entry.id} message={entry.message} Below={Below} />;
      case "note":
        return <NoteEntry key={entry.id} note={entry.note} />;
      case "pending":
        return <PendingEntry key={entry.id} pending={entry.pending} onRetry={onRetry} onDiscard={onDiscard} />;
    }
  };
  if (entries.length === 0) return <Text size="sm" c="dimmed" ta="center">Nothing has been said yet.</Text>;
  return (
    <>
      <ol className={classes.list} aria-label="Conversation">{entries.map(draw)}</ol>
      <Announced messages={thread.transcript.messages} />
    </>
  );
}
