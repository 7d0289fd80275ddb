import { Text } from "@mantine/core";
import type { Message } from "@widget/panel/conversation/transcript";
import { memo } from "react";
import { formatTime } from "@/parts/format";
import classes from "./thread.module.css";

/** What the conversation says by itself, such as who answers from here on. */
export const NoticeEntry = memo(function NoticeEntry({ message: { id, status, text, createdAt } }: { message: Message }) {
  return (
    <li className={classes.entry} data-role="system" data-status={status} data-message-id={id} data-testid="message">
      <Text size="xs" c="dimmed" ta="center"><span data-testid="words">{text}</span> · <time dateTime={createdAt}>{formatTime(createdAt)}</time></Text>
    </li>
  );
});
