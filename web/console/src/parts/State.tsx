import { Badge } from "@mantine/core";
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled, type Icon } from "@tabler/icons-react";

/** How something stands: well, not decided yet, to be looked at, broken, or at rest. */
export type Tone = "good" | "open" | "warning" | "bad" | "off";

const signs: Record<Tone, [Icon, string]> = {
  good: [IconCircleCheckFilled, "var(--mantine-color-teal-6)"],
  open: [IconCircleDashed, "var(--mantine-color-blue-5)"],
  warning: [IconAlertTriangleFilled, "var(--mantine-color-orange-5)"],
  bad: [IconCircleXFilled, "var(--mantine-color-red-6)"],
  off: [IconCircleDashed, "var(--mantine-color-gray-6)"],
};

/** A state in words, with a sign whose shape says as much as its colour. */
export function State({ tone, children }: { tone: Tone; children: string }) {
  const [Sign, color] = signs[tone];
  return (
    <Badge variant="default" tt="none" fw={500} leftSection={<Sign size={12} color={color} aria-hidden />}>
      {children}
    </Badge>
  );
}
