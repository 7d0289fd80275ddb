import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Ago } from "@/parts/Ago";
import { confirm } from "@/parts/confirm";
import { State, type Tone } from "@/parts/State";
import type { Origin } from "./origins";
import { Proof } from "./Proof";

const states: Record<Origin["state"], [Tone, string]> = {
  verified: ["good", "Verified"],
  pending: ["open", "Not verified yet"],
  failed: ["bad", "Verification failed"],
};

/** One website: how it stands, what to put there, and its removal. */
export function OriginCard({ origin }: { origin: Origin }) {
  const tenant = useTenant();
  const stale = [tenantKey(tenant, "origins")];
  const check = useChange({
    run: () => read(tenantApi(tenant).POST("/api/v1/origins/verify", { body: { origin: origin.origin } })),
    done: ({ state, reason }) => (state === "verified" ? "The website is verified." : `Not verified: ${reason ?? "no proof was found."}`),
    stale,
  });
  const remove = useChange({
    run: () => tenantApi(tenant).DELETE("/api/v1/origins", { params: { query: { origin: origin.origin } } }),
    done: "The website is removed.",
    stale: [...stale, tenantKey(tenant, "tenant")],
  });
  const [tone, word] = states[origin.state];

  const askRemove = (): void =>
    confirm({
      title: `Remove ${origin.origin}?`,
      children: "The widget shows on it no more, and visitors who are chatting there are cut off. You can add it again, and must prove it again then.",
      verb: "Remove",
      onConfirm: () => remove.mutate(),
    });

  return (
    <Card withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Group gap="xs"><Text fw={600}>{origin.origin}</Text><State tone={tone}>{word}</State></Group>
            <Text size="sm" c="dimmed">
              {origin.state === "verified" && origin.proof === undefined ? "The platform's operator vouches for it." : <>Last looked at: <Ago at={origin.checked_at} />.</>}
              {" "}Widget seen on its pages: <Ago at={origin.widget_seen_at} never="not yet" />.
            </Text>
          </div>
          <Group gap="xs">
            {origin.state !== "verified" && <Button size="xs" variant="default" loading={check.isPending} aria-label={`Check again: ${origin.origin}`} onClick={() => check.mutate()}>Check again</Button>}
            <Button size="xs" variant="default" loading={remove.isPending} aria-label={`Remove ${origin.origin}`} onClick={askRemove}>Remove</Button>
          </Group>
        </Group>
        {origin.reason && <Text size="sm">What was found: {origin.reason}</Text>}
        {origin.state !== "verified" && origin.proof && <Proof proof={origin.proof} />}
      </Stack>
    </Card>
  );
}
