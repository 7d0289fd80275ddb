import { VisuallyHidden } from "@mantine/core";
import { isFinal, type Message } from "@widget/panel/conversation/transcript";
import { plainText } from "@widget/panel/markdown/plain";
import { useState } from "react";
import { names } from "./MessageEntry";

/** Says the latest message once it is written to its end, to those who hear the page; not what was said before they came. */
export function Announced({ messages }: { messages: readonly Message[] }) {
  const [since] = useState(() => Date.now());
  const last = messages.findLast(isFinal);
  const isNews = last !== undefined && Date.parse(last.createdAt) >= since;
  return <VisuallyHidden role="status">{isNews && `${names[last.role]}: ${last.role === "bot" ? plainText(last.text) : last.text}`}</VisuallyHidden>;
}
