import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { usePageTitle } from "@/shell/usePageTitle";

interface PageProps {
  /** Where the route's own title does not say enough, such as the thing's name. */
  title?: string;
  /** A sentence: what the page is for. */
  lead?: ReactNode;
  /** What can be done here, at the heading's right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page: heading, what it is for, its actions, its content. */
export function Page({ title, lead, actions, children }: PageProps) {
  const named = usePageTitle();
  return (
    <Stack maw={1200} mx="auto" gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={1} size="h2">{title ?? named}</Title>
          {lead && <Text c="dimmed" size="sm" mt={4} maw={680} component="div">{lead}</Text>}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
