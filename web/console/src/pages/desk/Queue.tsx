import { Badge, Group, Text } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { Empty } from "@/parts/Empty";
import type { DeskItem, Sections } from "./desk";
import { QueueItem } from "./QueueItem";

interface QueueProps {
  sections: Sections;
  tenant: string;
  open: string | undefined;
}

/** The conversations at the desk: one's own, those that wait, those with colleagues. */
export function Queue({ sections: { mine, waiting, others }, tenant, open }: QueueProps) {
  const section = (name: string, items: readonly DeskItem[]) => items.length > 0 && (
    <section aria-label={name}>
      <Group gap={6} px="sm" pt="sm" pb={4}>
        <Text component="h2" size="xs" fw={600} c="dimmed" tt="uppercase">{name}</Text>
        <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)" circle={items.length < 10}>{items.length}</Badge>
      </Group>
      {items.map((item) => <QueueItem key={item.session_id} item={item} tenant={tenant} open={item.session_id === open} />)}
    </section>
  );
  if (mine.length + waiting.length + others.length === 0) {
    return <Empty icon={IconMoodSmile} title="Nobody waits">Visitors who ask for a person appear here, as do those whom the bot could not help.</Empty>;
  }
  return <>{section("Waiting", waiting)}{section("Mine", mine)}{section("With others", others)}</>;
}
