import { SimpleGrid, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** A few figures, each under its name. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <SimpleGrid component="dl" cols={{ base: 2, xs: 3, md: Math.min(6, facts.length) }} spacing="md" m={0}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">{name}</Text>
          <Text component="dd" m={0} fw={600}>{value}</Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
