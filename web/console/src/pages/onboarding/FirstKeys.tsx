import { Alert, Button, Collapse, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKey } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ToCopy } from "@/parts/ToCopy";
import { firstKeysQuery } from "./keysQuery";

/** The keys that a tenant has just got, for whoever wants them; the widget needs none. */
export function FirstKeys({ tenant }: { tenant: string }) {
  const { data: keys } = useQuery(firstKeysQuery(tenant));
  const queries = useQueryClient();
  const [shown, { toggle }] = useDisclosure();
  if (!keys) return null;
  return (
    <Alert
      variant="default" icon={<IconKey size={18} />} title="API keys have been made" withCloseButton closeButtonLabel="Done with the keys"
      onClose={() => queries.setQueryData(firstKeysQuery(tenant).queryKey, null)}
    >
      <Stack gap="sm">
        <Text size="sm">Only your own servers need them, the widget does not. They are shown until you leave or reload the console; new ones can be made under API keys at any time.</Text>
        <Group><Button size="xs" variant="default" onClick={toggle} aria-expanded={shown}>{shown ? "Hide the keys" : "Show the keys"}</Button></Group>
        <Collapse expanded={shown}>
          <Stack gap="sm">
            <ToCopy label="Chat: ask the bots" value={keys.chat} />
            <ToCopy label="Upload: bring knowledge" value={keys.upload} />
            <ToCopy label="Admin: change settings" value={keys.admin} />
          </Stack>
        </Collapse>
      </Stack>
    </Alert>
  );
}
