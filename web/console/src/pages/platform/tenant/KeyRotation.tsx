import { Button, Group, Select, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { overlaps } from "@/pages/keys/overlap";
import { confirm } from "@/parts/confirm";
import { showOnce } from "@/parts/showOnce";

/** Replaces a tenant's keys, all at once. */
export function KeyRotation({ id }: { id: string }) {
  const [overlap, setOverlap] = useState("24");
  const rotate = useChange({
    run: () => read(platformApi.POST("/api/v1/admin/tenants/{id}/rotate-keys", { params: { path: { id }, query: { overlap_hours: Number(overlap) } } })),
    onDone: ({ chat, upload, admin }) =>
      showOnce({
        title: "The tenant's new keys",
        children: "Pass them on to the tenant. They are not shown again.",
        values: { "Chat key": chat, "Upload key": upload, "Admin key": admin },
      }),
  });
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">Keys</Title>
      <Text size="sm" maw={680}>A new key of each scope is made, and every key that the tenant has now ends. Use it when keys may have leaked; the tenant rotates single ones itself.</Text>
      <Group align="flex-end">
        <Select label="The old keys end" data={overlaps} allowDeselect={false} value={overlap} onChange={(value) => setOverlap(value ?? "24")} />
        <Button
          variant="default" loading={rotate.isPending}
          onClick={() => confirm({ title: "Rotate all keys?", children: "The tenant's servers must be given the new ones before the old ones end.", verb: "Rotate", onConfirm: () => rotate.mutate() })}
        >
          Rotate all keys
        </Button>
      </Group>
    </Stack>
  );
}
