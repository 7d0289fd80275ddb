import { Center, Stack, Text, ThemeIcon } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface EmptyProps {
  icon: Icon;
  title: string;
  /** Whether it stands for a whole page, so that its title is the page's heading. */
  page?: boolean;
  /** What will be here, and how it comes. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Stands where a list has nothing to show. */
export function Empty({ icon: Sign, title, page = false, children, action }: EmptyProps) {
  return (
    <Center py={48}>
      <Stack align="center" gap="xs" maw={420} ta="center">
        <ThemeIcon variant="light" size={48} radius="xl" aria-hidden><Sign size={26} stroke={1.5} /></ThemeIcon>
        <Text fw={600} component={page ? "h1" : "p"} m={0}>{title}</Text>
        {children && <Text size="sm" c="dimmed" component="div">{children}</Text>}
        {action}
      </Stack>
    </Center>
  );
}
