import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";
import { Trial } from "@/parts/Trial";
import { State } from "@/parts/State";
import { formatNumber } from "@/parts/format";
import type { Model } from "./models";

/** One model of the tenant's: what it is, whether it answers, its removal. */
export function ModelCard({ model, onEdit }: { model: Model; onEdit: () => void }) {
  const tenant = useTenant();
  const path = { id: model.id };
  const test = useChange({ run: () => read(tenantApi(tenant).POST("/api/v1/models/{id}/test", { params: { path } })) });
  const remove = useChange({
    run: () => tenantApi(tenant).DELETE("/api/v1/models/{id}", { params: { path } }),
    done: `${model.id} is removed.`,
    stale: [tenantKey(tenant, "models")],
  });
  const priced = model.input_price > 0 || model.output_price > 0;

  const askRemove = (): void =>
    confirm({ title: `Remove ${model.id}?`, children: "Its key is forgotten with it. A model that a bot names cannot be removed.", verb: "Remove", onConfirm: () => remove.mutate() });

  return (
    <Card withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Group gap="xs"><Text fw={600}>{model.id}</Text>{model.api_key.set ? <State tone="good">Key set</State> : <State tone="off">No key</State>}</Group>
            <Text size="sm">{model.model}, {model.provider}{model.base_url && ` at ${model.base_url}`}</Text>
            <Text size="sm" c="dimmed">
              {priced ? `For a million tokens: ${formatNumber(model.input_price)} in, ${formatNumber(model.output_price)} out` : "Without prices: its cost is not counted, and no spending ceiling holds for it."}
            </Text>
          </div>
          <Group gap="xs">
            <Button size="xs" variant="default" loading={test.isPending} aria-label={`Test ${model.id}`} onClick={() => test.mutate()}>Test</Button>
            <Button size="xs" variant="default" aria-label={`Change ${model.id}`} onClick={onEdit}>Change</Button>
            <Button size="xs" variant="default" loading={remove.isPending} aria-label={`Remove ${model.id}`} onClick={askRemove}>Remove</Button>
          </Group>
        </Group>
        {test.data && <Trial trial={test.data} />}
      </Stack>
    </Card>
  );
}
