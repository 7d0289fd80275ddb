import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { Failed } from "@/parts/Failed";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";

/** Tries the database, its migrations and every model; on demand, for asking a model may cost. */
export function Checks() {
  const checks = useChange({ quiet: true, run: () => read(platformApi.GET("/api/v1/admin/diagnostics")) });
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">Does it work?</Title>
        <Button variant="default" loading={checks.isPending} onClick={() => checks.mutate()}>Run the checks</Button>
      </Group>
      {checks.error && <Failed failure={checks.error} />}
      <Rows
        label="Checks"
        rows={checks.data?.checks ?? []}
        keyOf={({ name }) => name}
        columns={[
          { name: "Check", cell: ({ name }) => name },
          { name: "Outcome", cell: ({ outcome }) => (outcome === "ok" ? <State tone="good">Works</State> : <State tone="bad">Failed</State>) },
          { name: "Detail", cell: ({ detail }) => detail },
        ]}
        empty={<Text size="sm" c="dimmed">They try the database and its migrations, and ask every model for a word, which may cost a little.</Text>}
      />
    </Stack>
  );
}
