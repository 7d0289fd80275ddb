import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Ago } from "@/parts/Ago";
import { AskedPage } from "@/parts/AskedPage";
import { confirm } from "@/parts/confirm";
import { Facts } from "@/parts/Facts";
import { formatBytes, formatNumber } from "@/parts/format";
import { AnchorLink } from "@/parts/links";
import { OutLink } from "@/parts/OutLink";
import { Page } from "@/parts/Page";
import { documentQuery, type WholeDocument } from "./queries";

/** One document and its passages, as they are searched. */
export default function Document() {
  const tenant = useTenant();
  const { document } = useParams({ strict: false });
  return <AskedPage query={useQuery(documentQuery(tenant, document ?? ""))}>{(whole) => <Shown whole={whole} />}</AskedPage>;
}

function Shown({ whole: { document, chunks } }: { whole: WholeDocument }) {
  const tenant = useTenant();
  const navigate = useNavigate();
  const remove = useChange({
    run: () => tenantApi(tenant).DELETE("/api/v1/documents/{id}", { params: { path: { id: document.id } } }),
    done: "The document is deleted.",
    stale: [tenantKey(tenant, "documents"), tenantKey(tenant, "sources")],
    onDone: () => void navigate({ to: "/t/$tenant/documents", params: { tenant } }),
  });
  const ask = (): void =>
    confirm({
      title: "Delete this document?",
      children: <>The bots no longer know it. {document.source_id ? "The next reading of its source brings it back, as long as the page is there." : "To have it back, upload it again."}</>,
      verb: "Delete",
      onConfirm: () => remove.mutate(),
    });

  return (
    <Page
      title={document.title || document.url}
      lead={<OutLink href={document.url} />}
      actions={<Button variant="default" leftSection={<IconTrash size={16} />} loading={remove.isPending} onClick={ask}>Delete</Button>}
    >
      <Facts
        facts={[
          ["Passages", formatNumber(chunks.length)],
          ["Tokens, roughly", formatNumber(chunks.reduce((sum, { tokens }) => sum + tokens, 0))],
          ["Size as received", formatBytes(document.bytes)],
          ["Indexed", <Ago at={document.indexed_at} />],
          ["From", document.source_id ? <AnchorLink to="/t/$tenant/sources/$source" params={{ tenant, source: document.source_id }} inherit>its source</AnchorLink> : "an upload"],
        ]}
      />
      <Title order={2} size="h4">Passages</Title>
      <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: "none" }}>
        {chunks.map((chunk) => (
          <Card key={chunk.index} component="li" withBorder p="sm">
            <Group justify="space-between" gap="xs" mb={4}>
              <Text size="sm" fw={600}>{chunk.index + 1}. {chunk.heading || "Without a heading"}</Text>
              <Text size="xs" c="dimmed">{formatNumber(chunk.tokens)} tokens{chunk.anchor && <> · <OutLink href={`${document.url.split("#")[0]}#${chunk.anchor}`}>its place</OutLink></>}</Text>
            </Group>
            <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>{chunk.text}</Text>
          </Card>
        ))}
      </Stack>
    </Page>
  );
}
