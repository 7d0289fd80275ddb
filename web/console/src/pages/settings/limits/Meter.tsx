import { Group, Progress, Stack, Text } from "@mantine/core";
import { Ago } from "@/parts/Ago";
import { formatLimit, limitTexts, type LimitUse } from "@/pages/limits/limits";

/** What is used of one limit, and when it is free again. */
export function Meter({ limit, currency }: { limit: LimitUse; currency: string }) {
  const { label, help } = limitTexts[limit.name] ?? { label: limit.name, help: "" };
  const used = limit.used ?? 0;
  const share = limit.allowed ? Math.min(1, used / limit.allowed) : 0;
  const text = limit.allowed ? `${formatLimit(limit.name, used, currency)} of ${formatLimit(limit.name, limit.allowed, currency)}` : `${formatLimit(limit.name, used, currency)}, no limit`;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>{label}</Text>
        <Text size="sm">{text}{share >= 1 && ": used up"}{share >= 0.8 && share < 1 && ": nearly used up"}</Text>
      </Group>
      {limit.allowed != null && (
        <Progress.Root size="md">
          <Progress.Section value={share * 100} color={share >= 1 ? "red" : share >= 0.8 ? "orange" : "brand"} aria-label={label} aria-valuetext={text} />
        </Progress.Root>
      )}
      <Text size="xs" c="dimmed">{help}{limit.resets_at && <> Counting begins anew <Ago at={limit.resets_at} />.</>}</Text>
    </Stack>
  );
}
