import { Center, Paper, Stack, Text, Title } from "@mantine/core";
import { Outlet, useMatches } from "@tanstack/react-router";
import { usePageTitle } from "./usePageTitle";

/** Around the pages of people who are not signed in: one card in the middle. */
export function PublicShell() {
  const title = usePageTitle();
  const page = useMatches().at(-1)?.fullPath;
  return (
    <Center component="main" data-page={page} mih="100dvh" p="md">
      <Stack w="100%" maw={420} gap="lg">
        <Text fw={700} c="brand" ta="center">ChatPlatform</Text>
        <Paper withBorder shadow="sm" p="xl">
          <Title order={1} size="h2" mb="lg">{title}</Title>
          <Outlet />
        </Paper>
      </Stack>
    </Center>
  );
}
