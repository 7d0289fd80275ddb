import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Proof } from "@/pages/settings/origins/Proof";
import type { Origin } from "@/pages/settings/origins/origins";
import { Ago } from "@/parts/Ago";
import { isVouched } from "./steps";

interface ProofStepProps {
  site: Origin | undefined;
  onDone: () => void;
}

/** Shows what proves that the website is the tenant's, and has it looked for. */
export function ProofStep({ site, onDone }: ProofStepProps) {
  const tenant = useTenant();
  const check = useChange({
    run: (origin: string) => read(tenantApi(tenant).POST("/api/v1/origins/verify", { body: { origin } })),
    stale: [tenantKey(tenant, "origins")],
    done: ({ state }) => (state === "verified" ? "The website is verified." : "Not verified yet."),
  });

  if (!site) return <Text size="sm" c="dimmed">Name your website first.</Text>;
  if (site.state === "verified") {
    return (
      <Stack>
        <Alert color="teal" icon={<IconShieldCheck size={18} />} title={`${site.origin} is verified`}>
          {isVouched(site) ? "The platform's operator vouches for it; there is nothing to paste." : <>Proved <Ago at={site.proved_at} />.</>}
        </Alert>
        <Group justify="flex-end"><Button onClick={onDone}>Continue</Button></Group>
      </Stack>
    );
  }

  return (
    <Stack>
      <Text size="sm">It keeps others from passing {site.origin} off as theirs, and lets the widget find you by its address alone.</Text>
      {site.proof && <Proof proof={site.proof} />}
      {site.checked_at && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="Not found yet" role="status">
          {site.reason} Checked <Ago at={site.checked_at} />. A DNS record can take an hour to be seen.
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>Do it later</Button>
        <Button onClick={() => check.mutate(site.origin)} loading={check.isPending}>Check now</Button>
      </Group>
    </Stack>
  );
}
