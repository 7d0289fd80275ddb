import { Box, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** A few figures, each under its name, as many in a row as there is room for. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <Box component="dl" m={0} style={{ display: "grid", gap: "var(--mantine-spacing-md)", gridTemplateColumns: "repeat(auto-fill, minmax(120px, 1fr))" }}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">{name}</Text>
          <Text component="dd" m={0} fw={600}>{value}</Text>
        </div>
      ))}
    </Box>
  );
}
