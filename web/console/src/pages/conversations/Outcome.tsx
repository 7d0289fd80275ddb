import { Badge, Group, Text } from "@mantine/core";
import { IconHelpCircle, IconThumbDown, IconThumbUp, type Icon } from "@tabler/icons-react";
import type { Schema } from "@/api/types";

/** How a conversation's answers were taken, and whether some were missing. */
export function Outcome({ of: { unanswered, rated_up, rated_down } }: { of: Schema<"SessionSummary"> }) {
  if (unanswered + rated_up + rated_down === 0) return <Text size="sm" c="dimmed" component="span">–</Text>;
  return (
    <Group gap={4}>
      {unanswered > 0 && <Sign icon={IconHelpCircle} count={unanswered} label="not answered" />}
      {rated_up > 0 && <Sign icon={IconThumbUp} count={rated_up} label="rated up" />}
      {rated_down > 0 && <Sign icon={IconThumbDown} count={rated_down} label="rated down" />}
    </Group>
  );
}

function Sign({ icon: Drawn, count, label }: { icon: Icon; count: number; label: string }) {
  return (
    <Badge variant="outline" color="gray" c="var(--mantine-color-text)" tt="none" fw={500} leftSection={<Drawn size={12} aria-hidden />}>
      {count} {label}
    </Badge>
  );
}
