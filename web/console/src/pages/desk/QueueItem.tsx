import { Badge, Group, Text, VisuallyHidden } from "@mantine/core";
import { IconCircleFilled } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Ago } from "@/parts/Ago";
import type { DeskItem } from "./desk";
import classes from "./desk.module.css";
import { Since } from "./Since";

export const reasons = {
  requested: "Asked for a person",
  unanswered: "The bot could not answer",
  transferred: "Passed on",
  agent_left: "Its agent left",
} as const;

interface QueueItemProps {
  item: DeskItem;
  tenant: string;
  open: boolean;
}

/** A conversation in the queue. */
export function QueueItem({ item: { session_id, state, agent, reason, waiting_since, last_message, visitor_online, unread }, tenant, open }: QueueItemProps) {
  return (
    <Link to="/t/$tenant/desk/$session" params={{ tenant, session: session_id }} className={classes.item} aria-current={open ? "page" : undefined} data-testid="desk-item">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap={6} wrap="nowrap">
          <IconCircleFilled size={9} color={visitor_online ? "var(--mantine-color-teal-6)" : "var(--mantine-color-gray-5)"} aria-hidden />
          <Text size="xs">{visitor_online ? "Visitor is here" : "Visitor has left"}</Text>
        </Group>
        {state === "waiting" && waiting_since
          ? <Text size="xs" fw={600}><Since at={waiting_since} /></Text>
          : last_message && <Text size="xs" c="dimmed"><Ago at={last_message.created_at} /></Text>}
      </Group>
      <Text size="sm" lineClamp={2} my={2}>{last_message?.text ?? "Nothing has been said yet."}</Text>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">{state === "agent" ? `With ${agent?.name ?? "somebody"}` : reason && reasons[reason]}</Text>
        {unread > 0 && <Badge size="xs">{unread}<VisuallyHidden> not answered</VisuallyHidden></Badge>}
      </Group>
    </Link>
  );
}
