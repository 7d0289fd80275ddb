import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Message } from "@widget/panel/conversation/transcript";
import { useTenant } from "@/access/useAccess";
import { sessionQuery } from "@/thread/queries";
import { Found } from "./Found";

/** What is known of a message besides its words: what the visitor said of it, and what had been found for it. */
export function Behind({ message }: { message: Message }) {
  const tenant = useTenant();
  const { session } = useParams({ from: "/inside/t/$tenant/conversations/$session" });
  const { data } = useQuery(sessionQuery(tenant, session));
  const kept = data?.messages.find(({ id }) => id === message.id);
  if (!kept?.rating_comment && !kept?.retrieval) return null;
  return (
    <Stack gap={4}>
      {kept.rating_comment && <Text size="xs">The visitor said of it: “{kept.rating_comment}”</Text>}
      {kept.retrieval && (
        <details>
          <Text component="summary" size="xs" style={{ cursor: "pointer" }}>What was found for it ({kept.retrieval.length})</Text>
          <Found passages={kept.retrieval} />
        </details>
      )}
    </Stack>
  );
}
