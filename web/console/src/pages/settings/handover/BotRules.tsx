import { Badge, Card, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import type { Schema } from "@/api/types";
import { namesOf } from "@/pages/bots/names";
import { botsQuery } from "@/pages/bots/queries";
import { Asked } from "@/parts/Asked";
import { AnchorLink } from "@/parts/links";

/** Which bots hand over, and when; it is changed at each bot. */
export function BotRules() {
  const tenant = useTenant();
  const query = useQuery(botsQuery(tenant));
  return (
    <Asked query={query} rows={2}>
      {({ items }) => (
        <Stack gap="xs">
          {items.map(({ id, handover }) => (
            <Card key={id} withBorder p="sm">
              <Group justify="space-between" gap="xs">
                <div>
                  <AnchorLink to="/t/$tenant/bots/$bot" params={{ tenant, bot: id }} size="sm">{namesOf(items).get(id)}</AnchorLink>
                  <Text size="xs" c="dimmed">{ruleOf(handover)}</Text>
                </div>
                <Badge variant="outline" color={handover.enabled ? "teal" : "gray"} c="var(--mantine-color-text)" tt="none">{handover.enabled ? "Hands over" : "Never hands over"}</Badge>
              </Group>
            </Card>
          ))}
        </Stack>
      )}
    </Asked>
  );
}

function ruleOf({ enabled, after_unanswered: after, on_request: onRequest }: Schema<"HandoverRule">): string {
  if (!enabled) return "Visitors are not offered a person.";
  const reasons = [
    "by the widget's button",
    ...(onRequest ? ["when the visitor asks for a person in words"] : []),
    ...(after > 0 ? [after === 1 ? "after a question that it cannot answer" : `after ${after} questions in a row that it cannot answer`] : []),
  ];
  return `It hands over ${new Intl.ListFormat("en", { type: "disjunction" }).format(reasons)}.`;
}
