import { Badge } from "@mantine/core";
import { IconHeadset, IconHourglass, IconRobot } from "@tabler/icons-react";
import type { Answerer } from "@widget/protocol/hub";

const signs = {
  bot: { icon: IconRobot, label: "Bot", color: "gray" },
  waiting: { icon: IconHourglass, label: "Waiting for a person", color: "orange" },
  agent: { icon: IconHeadset, label: "Person", color: "brand" },
} as const;

/** Who answers a conversation's next message. */
export function Answers({ by, name }: { by: Answerer; name?: string | undefined }) {
  const { icon: Sign, label, color } = signs[by];
  return (
    <Badge variant="outline" color={color} c="var(--mantine-color-text)" leftSection={<Sign size={12} aria-hidden />} tt="none" fw={500}>
      {by === "agent" && name !== undefined ? name : label}
    </Badge>
  );
}
