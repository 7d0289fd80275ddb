import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTenant } from "@/access/useAccess";
import { Failed } from "@/parts/Failed";
import { useVisitorActs } from "./useVisitorActs";

/** Answers a visitor who asks for what is kept of them, or to be forgotten. */
export function VisitorForm() {
  const { act, take, askToErase } = useVisitorActs(useTenant(), { quiet: true });
  const [typed, setTyped] = useState("");
  const visitor = typed.trim();
  const pending = act.isPending ? act.variables.verb : undefined;
  return (
    <Stack
      gap="xs" component="form" aria-labelledby="visitor-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (visitor !== "") take(visitor);
      }}
    >
      <Title order={2} size="h4" id="visitor-form">A visitor's data</Title>
      <Text size="sm" maw={680}>
        For a visitor who asks for what is kept of them, or to be forgotten (GDPR, articles 15 and 17). It is every conversation of theirs, by the name that your server gave them, or by the id of a conversation that names nobody, as in its page's address.
      </Text>
      <Group align="flex-end" gap="sm">
        <TextInput label="Visitor" placeholder="Name or conversation's id" autoComplete="off" maxLength={200} w={{ base: "100%", xs: 360 }} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button type="submit" variant="default" leftSection={<IconDownload size={16} />} disabled={visitor === "" || pending === "erase"} loading={pending === "export"}>Export</Button>
        <Button variant="outline" color="red" disabled={visitor === "" || pending === "export"} loading={pending === "erase"} onClick={() => askToErase(visitor)}>Erase…</Button>
      </Group>
      {act.error && <Failed failure={act.error} />}
      <Text size="sm" role="status">{act.data}</Text>
    </Stack>
  );
}
