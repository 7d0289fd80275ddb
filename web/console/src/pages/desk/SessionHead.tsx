import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { IconArrowLeft, IconDoorExit, IconRobot } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Schema } from "@/api/types";
import { AnchorLink } from "@/parts/links";
import type { Agent, DeskItem } from "./desk";
import { reasons } from "./QueueItem";
import { Since } from "./Since";
import { TransferMenu } from "./TransferMenu";
import { useDeskAction } from "./useDeskAction";
import { useLeave } from "./useLeave";

interface SessionHeadProps {
  tenant: string;
  session: string;
  /** undefined while the bot answers. */
  item: DeskItem | undefined;
  kept: Schema<"SessionTranscript"> | undefined;
  /** Colleagues who are there. */
  agents: readonly Agent[];
  mine: boolean;
}

/** Whose conversation it is, and how to pass it on or end it. */
export function SessionHead({ tenant, session, item, kept, agents, mine }: SessionHeadProps) {
  const leave = useLeave(tenant, session);
  const handBack = useDeskAction(tenant, session, "hand-back", { done: "The bot answers again.", onDone: leave });
  const close = useDeskAction(tenant, session, "close", { done: "The conversation is closed.", onDone: leave });

  return (
    <Group justify="space-between" p="sm" gap="xs" style={{ borderBottom: "1px solid var(--mantine-color-default-border)" }}>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon variant="subtle" hiddenFrom="sm" aria-label="Back to the queue" renderRoot={(props) => <Link to="/t/$tenant/desk" params={{ tenant }} {...props} />}><IconArrowLeft size={18} /></ActionIcon>
        <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
          <Text component="h2" fw={600} size="sm">{kept?.visitor ?? "Visitor"}{kept?.origin && ` on ${siteOf(kept.origin)}`}</Text>
          <Text size="xs" c="dimmed" component="div">
            {item ? (item.visitor_online ? "Here now" : "Has left; the reply will be there on return") : "With the bot"}
            {item?.state === "waiting" && item.waiting_since && <> · waiting for <Since at={item.waiting_since} /></>}
            {item?.reason && ` · ${reasons[item.reason]}`}
            {" · "}<AnchorLink size="xs" to="/t/$tenant/conversations/$session" params={{ tenant, session }}>Details</AnchorLink>
          </Text>
        </div>
      </Group>
      {mine && (
        <Group gap="xs">
          <TransferMenu tenant={tenant} session={session} agents={agents} onDone={leave} />
          <Button size="xs" variant="default" leftSection={<IconRobot size={15} />} loading={handBack.isPending} onClick={() => handBack.mutate()}>Hand back to the bot</Button>
          <Button size="xs" variant="default" leftSection={<IconDoorExit size={15} />} loading={close.isPending} onClick={() => close.mutate()}>Close</Button>
        </Group>
      )}
    </Group>
  );
}

const siteOf = (origin: string): string => origin.replace(/^https?:\/\//, "");
