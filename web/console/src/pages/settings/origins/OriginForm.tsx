import { Button, Code, Group, List, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Failed } from "@/parts/Failed";

/** Adds a website, or all that a pattern names. */
export function OriginForm() {
  const tenant = useTenant();
  const form = useForm({ initialValues: { origin: "" } });
  const add = useChange({
    quiet: true,
    run: ({ origin }: { origin: string }) => tenantApi(tenant).POST("/api/v1/origins", { body: { origin: origin.trim() } }),
    done: "The website is added. Prove that it is yours by what is shown there.",
    stale: [tenantKey(tenant, "origins"), tenantKey(tenant, "tenant")],
    onDone: form.reset,
  });

  return (
    <Paper withBorder p="md" component="form" onSubmit={form.onSubmit((values) => add.mutate(values))}>
      <Stack gap="sm">
        {add.error && <Failed failure={add.error} />}
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Address of a website" description="Scheme and host, without a path." placeholder="https://www.example.com"
            required type="text" inputMode="url" autoComplete="off" spellCheck={false} flex={1} miw={220} {...form.getInputProps("origin")}
          />
          <Button type="submit" loading={add.isPending}>Add the website</Button>
        </Group>
        <Text size="sm" c="dimmed">A star stands for several at once:</Text>
        <List size="sm" spacing={4}>
          <List.Item><Code>https://*.example.com</Code> for every subdomain of example.com, but not itself</List.Item>
          <List.Item><Code>https://example.com:*</Code> for every port of example.com</List.Item>
        </List>
      </Stack>
    </Paper>
  );
}
