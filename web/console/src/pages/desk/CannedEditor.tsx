import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconMessage2Bolt, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { Asked } from "@/parts/Asked";
import { Empty } from "@/parts/Empty";
import { confirm } from "@/parts/confirm";
import { PlainText } from "@/text/PlainText";
import { cannedRepliesQuery, type CannedReply } from "./canned";
import { CannedForm } from "./CannedForm";

/** The tenant's canned replies: add, change, remove. */
export function CannedEditor() {
  const tenant = useTenant();
  const query = useQuery(cannedRepliesQuery(tenant));
  const [edited, setEdited] = useState<CannedReply | "new">();
  const remove = useChange({
    run: (id: string) => tenantApi(tenant).DELETE("/api/v1/desk/canned-replies/{id}", { params: { path: { id } } }),
    stale: [cannedRepliesQuery(tenant).queryKey],
  });
  const askToRemove = ({ id, title }: CannedReply): void =>
    confirm({ title: `Remove “${title}”?`, verb: "Remove", children: "Replies that were sent with it stay as they are.", onConfirm: () => remove.mutate(id) });
  const end = (): void => setEdited(undefined);

  return (
    <Asked query={query}>
      {({ items }) => (
        <Stack gap="sm">
          {items.length === 0 && edited === undefined && (
            <Empty icon={IconMessage2Bolt} title="There are none yet">A canned reply is a text that agents use often, such as a greeting. They pick it by typing / in an empty reply.</Empty>
          )}
          {items.map((reply) => (
            <Card key={reply.id} withBorder p="sm">
              {edited !== "new" && edited?.id === reply.id ? <CannedForm reply={edited} onEnd={end} /> : (
                <Group justify="space-between" align="flex-start" wrap="nowrap">
                  <div>
                    <Text size="sm" fw={600}>{reply.title}</Text>
                    <Text size="sm" component="div"><PlainText>{reply.text}</PlainText></Text>
                  </div>
                  <Group gap={4} wrap="nowrap">
                    <Button size="compact-xs" variant="default" onClick={() => setEdited(reply)} aria-label={`Edit ${reply.title}`}>Edit</Button>
                    <Button size="compact-xs" variant="default" onClick={() => askToRemove(reply)} aria-label={`Remove ${reply.title}`}>Remove</Button>
                  </Group>
                </Group>
              )}
            </Card>
          ))}
          {edited === "new"
            ? <Card withBorder p="sm"><CannedForm onEnd={end} /></Card>
            : <Group><Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEdited("new")}>Add a canned reply</Button></Group>}
        </Stack>
      )}
    </Asked>
  );
}
