import { ActionIcon, Avatar, Group, Text, Tooltip } from "@mantine/core";
import { IconBell, IconBellOff, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { CannedReplies } from "./CannedReplies";
import type { Agent } from "./desk";
import type { Calls } from "./useCalls";
import classes from "./desk.module.css";

interface DeskHeadProps {
  title: string;
  agents: readonly Agent[];
  calls: Calls;
}

/** Who is there, and how one is called. */
export function DeskHead({ title, agents, calls: { sound, setSound, notices, askForNotices } }: DeskHeadProps) {
  const soundLabel = sound ? "Mute the sound" : "Play a sound when somebody waits or answers";
  return (
    <Group className={classes.head} justify="space-between" p="sm" gap="xs" wrap="nowrap">
      <div>
        <Text fw={650} size="lg" aria-hidden>{title}</Text>
        <Group gap={6}>
          <Avatar.Group spacing="xs" aria-hidden>{agents.slice(0, 4).map(({ user_id, name }) => <Avatar key={user_id} name={name} color="brand" variant="filled" size={22} />)}</Avatar.Group>
          <Text size="xs" c="dimmed" title={agents.map(({ name }) => name).join(", ")}>{agents.length === 1 ? "1 person is here" : `${agents.length} people are here`}</Text>
        </Group>
      </div>
      <Group gap={4} wrap="nowrap">
        <CannedReplies />
        <Tooltip label={soundLabel}>
          <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" aria-label={soundLabel} onClick={() => setSound(!sound)}>
            {sound ? <IconVolume size={18} /> : <IconVolumeOff size={18} />}
          </ActionIcon>
        </Tooltip>
        {notices !== "unsupported" && (
          <Tooltip label={noticeLabels[notices]} multiline maw={260}>
            <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" aria-label={noticeLabels[notices]} aria-disabled={notices === "granted"} onClick={() => void askForNotices()}>
              {notices === "granted" ? <IconBell size={18} /> : <IconBellOff size={18} />}
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </Group>
  );
}

const noticeLabels = {
  default: "Notify me while this tab is in the background",
  granted: "You are notified while this tab is in the background",
  denied: "Notifications are blocked for this site: what to do",
} as const;
