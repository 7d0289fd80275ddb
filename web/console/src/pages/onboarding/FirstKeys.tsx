import { Alert, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ToCopy } from "@/parts/ToCopy";
import { firstKeysQuery } from "./keysQuery";

/** The keys that a tenant has just got, for whoever wants them; the widget needs none. */
export function FirstKeys({ tenant }: { tenant: string }) {
  const { data: keys } = useQuery(firstKeysQuery(tenant));
  const queries = useQueryClient();
  if (!keys) return null;
  return (
    <Alert
      color="yellow" title="API keys, shown this once" withCloseButton closeButtonLabel="I have them, or need none"
      onClose={() => queries.setQueryData(firstKeysQuery(tenant).queryKey, null)}
    >
      <Stack gap="sm">
        <Text size="sm">Only your own servers need them, the widget does not. New ones can be made under API keys at any time.</Text>
        <ToCopy label="Chat: ask the bots" value={keys.chat} />
        <ToCopy label="Upload: bring knowledge" value={keys.upload} />
        <ToCopy label="Admin: change settings" value={keys.admin} />
      </Stack>
    </Alert>
  );
}
