import { Badge } from "@mantine/core";
import type { Sign } from "./states";

/** A state as a word with its sign. */
export function StateBadge({ sign: { name, color, icon: Icon } }: { sign: Sign }) {
  return (
    <Badge variant="default" tt="none" fw={500} leftSection={<Icon size={14} color={`var(--mantine-color-${color}-filled)`} aria-hidden />}>
      {name}
    </Badge>
  );
}
