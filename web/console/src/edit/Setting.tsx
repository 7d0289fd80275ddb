import { Grid, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface SettingProps {
  name: string;
  /** What it does. */
  help: ReactNode;
  /** What holds when nothing is set. */
  byDefault?: string;
  /** The control; it carries its own label. */
  children: ReactNode;
}

/** A setting with its help in place: what it does, its default and unit on the left, its control on the right. */
export function Setting({ name, help, byDefault, children }: SettingProps) {
  return (
    <Grid gap="md" py="sm">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Text fw={600} size="sm">{name}</Text>
        <Text size="sm" c="dimmed" component="div">{help}</Text>
        {byDefault !== undefined && <Text size="xs" c="dimmed" mt={2}>Default: {byDefault}</Text>}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>{children}</Grid.Col>
    </Grid>
  );
}
