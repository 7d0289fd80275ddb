import { Code, Group, Stack, Text } from "@mantine/core";
import { CopyButton } from "./CopyButton";

/** A text that is to be pasted somewhere else. */
export function ToCopy({ label, value }: { label: string; value: string }) {
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={500}>{label}</Text>
        <CopyButton value={value} />
      </Group>
      <Code block tabIndex={0} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{value}</Code>
    </Stack>
  );
}
