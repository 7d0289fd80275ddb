import { Group, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { formatTime } from "@/parts/format";
import { PlainText } from "@/text/PlainText";
import type { Note } from "./thread";
import classes from "./thread.module.css";

/** What people of the tenant wrote to each other. It must not be taken for something that the visitor sees. */
export function NoteEntry({ note: { author, text, created_at } }: { note: Note }) {
  return (
    <li className={classes.entry} data-role="note" data-testid="note">
      <Group gap={6}>
        <IconLock size={13} aria-hidden />
        <Text size="xs" fw={600}>Internal note by {author.name}</Text>
        <Text size="xs" c="dimmed"><time dateTime={created_at}>{formatTime(created_at)}</time></Text>
      </Group>
      <div className={classes.bubble}><PlainText>{text}</PlainText></div>
    </li>
  );
}
