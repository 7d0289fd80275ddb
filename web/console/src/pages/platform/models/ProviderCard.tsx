import { Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { formatCost } from "@/parts/format";
import { Trial } from "@/parts/Trial";
import { builtIn, type Provider } from "./providers";

/** One of the platform's models: what it costs, and whether it answers. */
export function ProviderCard({ provider: { provider, model, is_default, input_price, output_price }, currency }: { provider: Provider; currency: string }) {
  const test = useChange({ run: () => read(platformApi.POST("/api/v1/admin/models/{provider}/test", { params: { path: { provider } } })) });
  return (
    <Card withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Group gap="xs"><Text fw={600}>{provider}</Text>{is_default && <Badge variant="default" tt="none">Default</Badge>}</Group>
            <Text size="sm">{provider === builtIn ? "Built in: quotes what it finds, and costs nothing." : model}</Text>
            {provider !== builtIn && <Text size="sm" c="dimmed">For a million tokens: {formatCost(input_price, currency)} in, {formatCost(output_price, currency)} out</Text>}
          </div>
          <Button size="xs" variant="default" loading={test.isPending} aria-label={`Test ${provider}`} onClick={() => test.mutate()}>Test</Button>
        </Group>
        {test.data && <Trial trial={test.data} />}
      </Stack>
    </Card>
  );
}
