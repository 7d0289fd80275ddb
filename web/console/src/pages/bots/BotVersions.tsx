import { Button, Card, Code, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey, tenantQuery } from "@/api/queries";
import { differencesOf } from "@/edit/difference";
import { Ago } from "@/parts/Ago";
import { Asked } from "@/parts/Asked";
import { confirm } from "@/parts/confirm";
import type { Bot } from "./queries";

const versionsQuery = (tenant: string, id: string) =>
  tenantQuery(tenant, "bots", ["versions", id], (api, signal) => read(api.GET("/api/v1/bots/{id}/versions", { params: { path: { id } }, signal })));

/** How a bot was, what each change changed, and the way back. */
export function BotVersions({ tenant, bot }: { tenant: string; bot: Bot }) {
  const query = useQuery(versionsQuery(tenant, bot.id));
  const restore = useChange({
    run: (version: number) => read(tenantApi(tenant).POST("/api/v1/bots/{id}/versions/{version}/restore", {
      params: { path: { id: bot.id, version: String(version) } }, body: { version: bot.version },
    })),
    done: "The bot is as it was.",
    stale: [tenantKey(tenant, "bots")],
  });

  return (
    <Asked query={query}>
      {({ items }) => (
        <Stack gap="sm">
          {items.map((version, place) => {
            const before = items[place + 1];
            const changes = before ? differencesOf(before.bot, version.bot).filter(({ path }) => path !== "version") : [];
            return (
              <Card key={version.version} withBorder p="md">
                <Group justify="space-between" mb="xs">
                  <Text size="sm"><b><Ago at={version.changed_at} /></b>{version.changed_by && ` by ${version.changed_by}`}</Text>
                  {place === 0 ? <Text size="sm" c="dimmed">As it is now</Text> : (
                    <Button
                      size="xs" variant="default" loading={restore.isPending && restore.variables === version.version}
                      onClick={() => confirm({
                        title: "Go back to this version?",
                        children: "The bot answers by it from the next question on. What it is now stays in this list.",
                        verb: "Go back",
                        onConfirm: () => restore.mutate(version.version),
                      })}
                    >
                      Go back to it
                    </Button>
                  )}
                </Group>
                {changes.length === 0
                  ? <Text size="sm" c="dimmed">{before ? "Nothing of this bot was changed." : "The first version that is kept."}</Text>
                  : (
                    <Table.ScrollContainer minWidth={300}>
                      <Table aria-label="What was changed">
                        <Table.Thead><Table.Tr><Table.Th>Field</Table.Th><Table.Th>Before</Table.Th><Table.Th>After</Table.Th></Table.Tr></Table.Thead>
                        <Table.Tbody>
                          {changes.map(({ path, before: was = "", after = "" }) => (
                            <Table.Tr key={path}>
                              <Table.Td>{path}</Table.Td>
                              <Table.Td><Code style={{ whiteSpace: "pre-wrap" }}>{was}</Code></Table.Td>
                              <Table.Td><Code style={{ whiteSpace: "pre-wrap" }}>{after}</Code></Table.Td>
                            </Table.Tr>
                          ))}
                        </Table.Tbody>
                      </Table>
                    </Table.ScrollContainer>
                  )}
              </Card>
            );
          })}
        </Stack>
      )}
    </Asked>
  );
}
