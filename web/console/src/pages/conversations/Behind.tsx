import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Message } from "@widget/panel/conversation/transcript";
import { useTenant } from "@/access/useAccess";
import { sessionQuery } from "@/thread/queries";

/** What is known of a message besides its words: what the visitor said of it. */
export function Behind({ message }: { message: Message }) {
  const tenant = useTenant();
  const { session } = useParams({ from: "/inside/t/$tenant/conversations/$session" });
  const { data } = useQuery(sessionQuery(tenant, session));
  const kept = data?.messages.find(({ id }) => id === message.id);
  return kept?.rating_comment ? <Text size="xs">The visitor said of it: “{kept.rating_comment}”</Text> : null;
}
