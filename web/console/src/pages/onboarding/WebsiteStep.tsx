import { Button, Code, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import type { Origin } from "@/pages/settings/origins/origins";
import { Failed } from "@/parts/Failed";
import { webOrigin } from "@/parts/webOrigin";

interface WebsiteStepProps {
  origins: readonly Origin[];
  onDone: () => void;
}

/** Which website the bot is for. */
export function WebsiteStep({ origins, onDone }: WebsiteStepProps) {
  const tenant = useTenant();
  const form = useForm({
    initialValues: { url: "" },
    validate: { url: (typed) => (webOrigin(typed) ? null : "A web address is needed, such as https://www.acme.example.") },
  });
  const add = useChange({
    quiet: true,
    run: ({ url }: { url: string }) => read(tenantApi(tenant).POST("/api/v1/origins", { body: { origin: webOrigin(url) ?? url } })),
    stale: [tenantKey(tenant, "origins")],
    onDone: () => {
      form.reset();
      onDone();
    },
  });

  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))}>
      <Stack>
        {origins.length > 0 && (
          <>
            <Text size="sm">The widget may be shown on:</Text>
            <List size="sm">{origins.map(({ origin }) => <List.Item key={origin}><Code>{origin}</Code></List.Item>)}</List>
          </>
        )}
        {add.error && <Failed failure={add.error} />}
        <TextInput
          label={origins.length > 0 ? "Another website" : "Address"} placeholder="https://www.acme.example" required inputMode="url" autoComplete="url"
          description="As visitors see it in the address bar: with www where it has it. Only its pages may show the widget." {...form.getInputProps("url")}
        />
        <Group justify="flex-end">
          {origins.length > 0 && <Button variant="default" onClick={onDone}>Continue</Button>}
          <Button type="submit" loading={add.isPending}>Add the website</Button>
        </Group>
      </Stack>
    </form>
  );
}
