import { Button, Group, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useChange } from "@/api/change";
import { platformKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";
import { Failed } from "@/parts/Failed";
import { moveTenant } from "./moveTenant";

/** Moves a tenant's data to a database of its own, or back to the shared one, and tells each step. */
export function Move({ id }: { id: string }) {
  const [connection, setConnection] = useState("");
  const [step, setStep] = useState("");
  const move = useChange({
    quiet: true,
    run: (connectionString: string | null) => moveTenant(id, connectionString, setStep),
    done: "The data is moved.",
    stale: [platformKey("tenants")],
    onDone: () => setConnection(""),
  });

  const ask = (to: string | null): void =>
    confirm({
      title: to === null ? "Move to the shared database?" : "Move to that database?",
      children: "While its data is copied, the tenant can be read and not written. If the move breaks off, the same one goes on with it.",
      verb: "Move",
      onConfirm: () => move.mutate(to),
    });

  return (
    <Stack gap="xs">
      <Title order={2} size="h4">Where its data lives</Title>
      <Text size="sm" maw={680}>In the platform&apos;s database beside the others, behind row security; or in a PostgreSQL database of its own.</Text>
      {move.error && <Failed failure={move.error} />}
      <Group align="flex-end">
        <PasswordInput
          label="Connection string of its own database" description="Of a login that may make schemas there. Stored sealed, and never shown." placeholder="Host=db.example.com;Database=chat;Username=chat;Password=…"
          autoComplete="off" flex={1} miw={240} value={connection} onChange={(event) => setConnection(event.currentTarget.value)}
        />
        <Button variant="default" disabled={connection.trim() === ""} loading={move.isPending} onClick={() => ask(connection.trim())}>Move it there</Button>
        <Button variant="default" loading={move.isPending} onClick={() => ask(null)}>Move it to the shared one</Button>
      </Group>
      <Text size="sm" role="status">{move.isPending && (step || "Beginning…")}</Text>
    </Stack>
  );
}
