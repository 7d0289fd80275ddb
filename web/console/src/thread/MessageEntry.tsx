import { Badge, Group, Loader, Text } from "@mantine/core";
import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import type { Message } from "@widget/panel/conversation/transcript";
import type { Role } from "@widget/protocol/hub";
import { memo, type ComponentType } from "react";
import { formatTime } from "@/parts/format";
import { Markdown } from "@/text/Markdown";
import { PlainText } from "@/text/PlainText";
import { SourceList } from "./SourceList";
import classes from "./thread.module.css";

export const names: Record<Role, string> = { visitor: "Visitor", bot: "Bot", agent: "Agent", system: "Notice" };

interface MessageEntryProps {
  message: Message;
  Below?: ComponentType<{ message: Message }> | undefined;
}

/** What somebody said, with how it was taken. */
export const MessageEntry = memo(function MessageEntry({ message, Below }: MessageEntryProps) {
  const { role, author, status, text, citations } = message;
  return (
    <li className={classes.entry} data-role={role} data-status={status} data-message-id={message.id} data-testid="message">
      <Group gap={6}>
        <Text size="xs" fw={600}>{author ?? names[role]}</Text>
        <Text size="xs" c="dimmed"><time dateTime={message.createdAt}>{formatTime(message.createdAt)}</time></Text>
        <Ended message={message} />
      </Group>
      {(text !== "" || status === "streaming") && (
        <div className={classes.bubble} data-testid="words">
          {role === "bot" ? <Markdown text={text} citations={citations} streaming={status === "streaming"} /> : <PlainText>{text}</PlainText>}
          {text === "" && <Loader size="xs" type="dots" aria-label="The bot is writing" />}
        </div>
      )}
      {citations.length > 0 && <div className={classes.below}><SourceList citations={citations} /></div>}
      {Below && <div className={classes.below}><Below message={message} /></div>}
    </li>
  );
});

function Ended({ message: { status, rating } }: { message: Message }) {
  return (
    <>
      {status === "unanswered" && <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)">Not answered</Badge>}
      {status === "failed" && <Badge size="xs" color="red">Failed</Badge>}
      {status === "stopped" && <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)">Stopped</Badge>}
      {rating === "up" && <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)" leftSection={<IconThumbUp size={11} />}>Rated up</Badge>}
      {rating === "down" && <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)" leftSection={<IconThumbDown size={11} />}>Rated down</Badge>}
    </>
  );
}
