import { Button, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTenant } from "@/access/useAccess";

/** All that the tenant has, to take along. */
export function Exporting() {
  const tenant = useTenant();
  return (
    <Stack gap="xs" align="flex-start">
      <Title order={2} size="h4">Take it along</Title>
      <Text size="sm" maw={680}>
        All that this tenant has as a zip file: settings, bots, sources, documents, conversations and usage. Its last file, manifest.json, counts the others; without it the download was broken off.
      </Text>
      <Button component="a" href={`/api/v1/tenant/export?tenant=${encodeURIComponent(tenant)}`} download={`${tenant}.zip`} variant="default" leftSection={<IconDownload size={16} />}>
        Export everything
      </Button>
    </Stack>
  );
}
