import { Code, Drawer, Stack, Table, Text, Title } from "@mantine/core";
import { formatMoment } from "@/parts/format";
import type { AuditRecord } from "./auditLog";
import { differencesOf } from "@/edit/difference";

/** One entry in full: what was before and after, and its place in the chain. */
export function AuditDetails({ record, onClose }: { record: AuditRecord | undefined; onClose: () => void }) {
  return (
    <Drawer opened={record !== undefined} onClose={onClose} position="right" size="lg" title={record ? `${record.action}, ${formatMoment(record.at)}` : ""}>
      {record && (
        <Stack>
          <Facts record={record} />
          <Title order={3} size="h5">What changed</Title>
          <Changes record={record} />
        </Stack>
      )}
    </Drawer>
  );
}

function Facts({ record }: { record: AuditRecord }) {
  const facts: [string, string | null | undefined][] = [
    ["Who", [record.actor.name, record.actor.kind, record.actor.id].filter(Boolean).join(", ")],
    ["From address", record.address],
    ["Object", record.object_id],
    ["Outcome", record.code ? `${record.outcome}: ${record.code}` : record.outcome],
    ["Operation", record.operation],
    ["Entry", String(record.sequence)],
    ["Hash", record.hash],
    ["Hash before it", record.previous_hash],
  ];
  return (
    <Table variant="vertical" aria-label="The entry">
      <Table.Tbody>
        {facts.flatMap(([name, value]) => (value ? [<Table.Tr key={name}><Table.Th w={130}>{name}</Table.Th><Table.Td style={{ overflowWrap: "anywhere" }}>{value}</Table.Td></Table.Tr>] : []))}
      </Table.Tbody>
    </Table>
  );
}

function Changes({ record }: { record: AuditRecord }) {
  const differences = differencesOf(record.before, record.after);
  if (differences.length === 0) return <Text size="sm" c="dimmed">Nothing was recorded as changed. Secrets are masked.</Text>;
  return (
    <Table aria-label="What changed" layout="fixed">
      <Table.Thead><Table.Tr><Table.Th>Field</Table.Th><Table.Th>Before</Table.Th><Table.Th>After</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {differences.map(({ path, before, after }) => (
          <Table.Tr key={path}>
            <Table.Td style={{ overflowWrap: "anywhere" }}>{path || "all of it"}</Table.Td>
            <Table.Td><Value value={before} /></Table.Td>
            <Table.Td><Value value={after} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const Value = ({ value }: { value: string | undefined }) =>
  value === undefined ? <Text size="sm" c="dimmed">none</Text> : <Code style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>{value}</Code>;
