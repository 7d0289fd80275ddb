import { Box, isLightColor, Paper, Stack, Text } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";

interface LookProps {
  title: string;
  accent: string;
  position: string;
  greeting: string;
}

/** A sketch of the widget in its corner. */
export function Look({ title, accent, position, greeting }: LookProps) {
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : "#2f5bea";
  const ink = isLightColor(colour, 0.179) ? "#000" : "#fff";
  return (
    <Stack
      role="img" aria-label={`The widget at the ${position.replace("-", " ")}`} mih={260} p="md" gap="sm" justify="flex-end"
      align={position === "bottom-left" ? "flex-start" : "flex-end"} bg="var(--mantine-color-default-hover)" style={{ borderRadius: "var(--mantine-radius-md)" }}
    >
      <Paper shadow="md" w="min(100%, 260px)" style={{ overflow: "hidden" }}>
        <Box bg={colour} c={ink} px="sm" py="xs"><Text size="sm" fw={600}>{title}</Text></Box>
        <Text size="sm" p="sm" style={{ whiteSpace: "pre-wrap" }}>{greeting}</Text>
      </Paper>
      <Box bg={colour} c={ink} w={48} h={48} style={{ borderRadius: "50%", display: "grid", placeItems: "center" }}><IconMessageCircle size={24} /></Box>
    </Stack>
  );
}
