import { Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { Ago } from "@/parts/Ago";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";

const sessionsQuery = queryOptions({ queryKey: ["me", "sessions"], queryFn: ({ signal }) => read(platformApi.GET("/api/v1/me/sessions", { signal })) });

/** Where a person is signed in, and how to end it. */
export default function Sessions() {
  const query = useQuery(sessionsQuery);
  const stale = [sessionsQuery.queryKey];
  const end = useChange({ run: (id: string) => platformApi.DELETE("/api/v1/me/sessions/{id}", { params: { path: { id } } }), done: "Signed out there.", stale });
  const endOthers = useChange({ run: () => platformApi.DELETE("/api/v1/me/sessions"), done: "Signed out everywhere else.", stale });

  return (
    <Page
      lead="End what you do not know, and change your password then."
      actions={<Button variant="default" onClick={() => endOthers.mutate()} loading={endOthers.isPending}>Sign out everywhere else</Button>}
    >
      <Asked query={query}>
        {({ items }) => (
          <Stack gap="xs">
            {items.map((session) => (
              <Card key={session.id} withBorder p="md">
                <Group justify="space-between" align="flex-start">
                  <div>
                    <Group gap="xs"><Text fw={600} size="sm">{session.address}</Text>{session.current && <Badge variant="light">This one</Badge>}</Group>
                    <Text size="sm" c="dimmed">{session.user_agent}</Text>
                    <Text size="xs" c="dimmed">Seen <Ago at={session.seen_at} />, begun <Ago at={session.created_at} />, ends <Ago at={session.expires_at} /></Text>
                  </div>
                  {!session.current && <Button size="xs" variant="default" onClick={() => end.mutate(session.id)}>Sign out</Button>}
                </Group>
              </Card>
            ))}
          </Stack>
        )}
      </Asked>
    </Page>
  );
}
