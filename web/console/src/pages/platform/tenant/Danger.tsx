import { Alert, Button, Group, NumberInput, Stack, Text, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { platformKey } from "@/api/queries";
import { Ago } from "@/parts/Ago";
import { confirm } from "@/parts/confirm";
import { formatMoment } from "@/parts/format";
import type { TenantConfig } from "./tenant";

/** Deletes a tenant in two steps: marked, then removed when the grace time is over; until then it can be had back. */
export function Danger({ tenant }: { tenant: TenantConfig }) {
  return (
    <Stack gap="xs" align="flex-start">
      <Title order={2} size="h4">Delete</Title>
      {tenant.status === "deleting" ? <Marked tenant={tenant} /> : <Mark tenant={tenant} />}
    </Stack>
  );
}

const stale = [platformKey("tenants")];

function Mark({ tenant: { id, name } }: { tenant: TenantConfig }) {
  const [days, setDays] = useState(7);
  const remove = useChange({
    run: () => read(platformApi.DELETE("/api/v1/admin/tenants/{id}", { params: { path: { id }, query: days === 0 ? { grace_hours: 0, confirm: id } : { grace_hours: days * 24 } } })),
    done: ({ deletes_at }) => `${name} is dark, and will be removed ${formatMoment(deletes_at)}.`,
    stale,
  });
  return (
    <>
      <Text size="sm" maw={680}>The tenant is dark at once. When the grace time is over, all that it has is removed: rows, vectors, files and caches; a receipt says what went. Until then it can be had back.</Text>
      <Group align="flex-end">
        <NumberInput label="Grace time" description="0 removes it at once. Default: 7 days." suffix=" days" min={0} max={90} allowDecimal={false} allowNegative={false} value={days} onChange={(value) => setDays(Number(value) || 0)} />
        <Button
          color="red" leftSection={<IconTrash size={16} />} loading={remove.isPending}
          onClick={() => confirm({
            title: `Delete ${name}?`,
            children: days === 0 ? "All that it has is removed now. This cannot be undone." : `It is dark at once, and can be had back for ${days} days. Then all that it has is removed.`,
            verb: "Delete",
            name: id,
            onConfirm: () => remove.mutate(),
          })}
        >
          Delete the tenant
        </Button>
      </Group>
    </>
  );
}

function Marked({ tenant: { id, name, deletes_at } }: { tenant: TenantConfig }) {
  const restore = useChange({ run: () => platformApi.POST("/api/v1/admin/tenants/{id}/restore", { params: { path: { id } } }), done: `${name} is back.`, stale });
  return (
    <Alert color="red" icon={<IconTrash size={18} />} title="Marked for deletion">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">All that it has is removed <Ago at={deletes_at} never="now" />. As long as that has not begun, it can be had back as it was.</Text>
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>Have it back</Button>
      </Stack>
    </Alert>
  );
}
