import { Anchor, Stack, Tabs, Text } from "@mantine/core";
import type { Schema } from "@/api/types";
import { ToCopy } from "@/parts/ToCopy";

/** Three ways to prove that a host is the tenant's, of which one is enough; with what to paste. */
export function Proof({ proof }: { proof: Schema<"OriginProof"> }) {
  return (
    <Stack gap="xs">
      <Text size="sm">Prove that it is yours in one of these ways, then check again. It is looked at from time to time by itself, too.</Text>
      <Tabs defaultValue="meta">
        <Tabs.List>
          <Tabs.Tab value="meta">In the page</Tabs.Tab>
          <Tabs.Tab value="file">As a file</Tabs.Tab>
          <Tabs.Tab value="record">In DNS</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="meta" pt="sm"><ToCopy label="In the head of the start page" value={proof.meta} /></Tabs.Panel>
        <Tabs.Panel value="file" pt="sm">
          <Stack gap="xs">
            <Text size="sm">A text file at <Anchor href={proof.file} target="_blank" rel="noreferrer noopener">{proof.file}</Anchor></Text>
            <ToCopy label="A line of it" value={proof.file_line} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="record" pt="sm">
          <Stack gap="xs">
            <ToCopy label="Name of the TXT record" value={proof.txt_name} />
            <ToCopy label="Its text" value={proof.txt_value} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
