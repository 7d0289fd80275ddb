import { Anchor, Button, Group, NumberInput, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMay, useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";
import { formatNumber } from "@/parts/format";

/** What an owner may delete: conversations, knowledge; the tenant itself is the operator's to delete. */
export function Deleting() {
  const tenant = useTenant();
  const operator = useMay("platform");
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">Delete</Title>
      <OldConversations tenant={tenant} />
      <Knowledge tenant={tenant} />
      <Text size="sm">
        {operator
          ? <>The tenant itself is suspended, and deleted in two steps, <Anchor component={Link} to={`/platform/tenants/${tenant}`} size="sm">among the platform's tenants</Anchor>.</>
          : "To have the tenant itself deleted, ask the platform's operator. It is dark at once, and can be had back until the grace time is over."}
      </Text>
    </Stack>
  );
}

function OldConversations({ tenant }: { tenant: string }) {
  const [days, setDays] = useState(90);
  const remove = useChange({
    run: () => read(tenantApi(tenant).POST("/api/v1/sessions/cleanup", { body: { older_than: `${days}d` } })),
    done: ({ removed, more }) => `${formatNumber(removed)} conversations are removed.${more ? " There are more: do it again." : ""}`,
    stale: [tenantKey(tenant, "sessions")],
  });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-end">
        <NumberInput
          label="Conversations silent for more than" suffix=" days" min={1} max={36_500} allowDecimal={false} w={240}
          value={days} onChange={(value) => setDays(Number(value) || 1)}
        />
        <Button
          variant="outline" color="red" loading={remove.isPending}
          onClick={() => confirm({
            title: "Remove old conversations?",
            children: `All in which nobody has written for ${days} days. This cannot be undone.`,
            verb: "Remove them",
            name: tenant,
            onConfirm: () => remove.mutate(),
          })}
        >
          Remove conversations
        </Button>
      </Group>
    </Paper>
  );
}

function Knowledge({ tenant }: { tenant: string }) {
  const clear = useChange({
    run: () => tenantApi(tenant).DELETE("/api/v1/knowledge"),
    done: "The bots know nothing any more. Sync the sources to bring their pages back.",
    stale: [tenantKey(tenant)],
  });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <Text size="sm" maw={560}>All that the bots know. Sources stay and bring their pages back when they are synced; uploaded files are gone for good.</Text>
        <Button
          variant="outline" color="red" loading={clear.isPending}
          onClick={() => confirm({
            title: "Remove all that the bots know?",
            children: "Uploaded files are gone for good. Until the sources are synced, the bots can answer nothing.",
            verb: "Remove it",
            name: tenant,
            onConfirm: () => clear.mutate(),
          })}
        >
          Remove the knowledge
        </Button>
      </Group>
    </Paper>
  );
}
