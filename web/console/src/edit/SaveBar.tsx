import { Alert, Button, Code, Group, Paper, Stack, Table, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useBlocker } from "@tanstack/react-router";
import { Failed } from "@/parts/Failed";
import { differencesOf } from "./difference";
import type { Draft } from "./useDraft";

/** Stays at the foot of a page that edits something: stores or drops the changes, and tells of somebody else's. */
export function SaveBar<D extends object>({ draft }: { draft: Draft<D> }) {
  useBlocker({
    shouldBlockFn: () => draft.dirty && !window.confirm("Leave the page? What you changed is not saved."),
    enableBeforeUnload: draft.dirty,
  });
  if (!draft.dirty && !draft.problem) return null;

  return (
    <Paper withBorder shadow="md" p="sm" pos="sticky" bottom={12} style={{ zIndex: 10 }}>
      <Stack gap="sm">
        {draft.theirs && <Theirs mine={draft.value} theirs={draft.theirs} />}
        {draft.problem && <Failed failure={draft.problem} />}
        <Group justify="space-between">
          <Text size="sm" role="status">{draft.theirs ? "Somebody else changed this meanwhile." : "Not saved yet."}</Text>
          {draft.theirs ? (
            <Group gap="xs">
              <Button variant="default" onClick={draft.discard}>Take theirs</Button>
              <Button color="red" onClick={draft.keepMine}>Keep mine</Button>
            </Group>
          ) : (
            <Group gap="xs">
              <Button variant="default" onClick={draft.discard} disabled={draft.saving}>Discard</Button>
              <Button onClick={() => void draft.save()} loading={draft.saving}>Save</Button>
            </Group>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

/** The fields that differ, side by side. */
function Theirs<D extends object>({ mine, theirs }: { mine: D; theirs: D }) {
  return (
    <Alert color="yellow" icon={<IconUsers size={18} />} title="Somebody else saved a change while you were editing" role="alert" styles={{ body: { minWidth: 0 } }}>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead><Table.Tr><Table.Th>Field</Table.Th><Table.Th>Theirs</Table.Th><Table.Th>Yours</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {differencesOf(theirs, mine).map(({ path, before, after }) => (
              <Table.Tr key={path}>
                <Table.Td>{path.replaceAll("_", " ")}</Table.Td>
                <Table.Td><Code>{before ?? "nothing"}</Code></Table.Td>
                <Table.Td><Code>{after ?? "nothing"}</Code></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Alert>
  );
}
