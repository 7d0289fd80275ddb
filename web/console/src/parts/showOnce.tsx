import { Button, Group, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import type { ReactNode } from "react";
import { ToCopy } from "./ToCopy";

interface Shown {
  title: string;
  /** What it is for, and that it is not shown again. */
  children: ReactNode;
  /** By their labels. */
  values: Readonly<Record<string, string>>;
}

/** Shows what the platform tells only once, until it is said to be kept. */
export function showOnce({ title, children, values }: Shown): void {
  const id = modals.open({
    title,
    size: "lg",
    withCloseButton: false,
    closeOnClickOutside: false,
    closeOnEscape: false,
    children: (
      <Stack>
        <Text size="sm" component="div">{children}</Text>
        {Object.entries(values).map(([label, value]) => <ToCopy key={label} label={label} value={value} />)}
        <Group justify="flex-end"><Button onClick={() => modals.close(id)}>I have kept it</Button></Group>
      </Stack>
    ),
  });
}
