import { Stack, Tabs, Text } from "@mantine/core";
import type { Schema } from "@/api/types";
import { ToCopy } from "@/parts/ToCopy";

/** The three ways to prove a website, one of which is enough. */
export function Proof({ proof }: { proof: Schema<"OriginProof"> }) {
  return (
    <Tabs defaultValue="file">
      <Tabs.List>
        <Tabs.Tab value="file">A file</Tabs.Tab>
        <Tabs.Tab value="meta">A meta element</Tabs.Tab>
        <Tabs.Tab value="txt">A DNS record</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="file" pt="sm">
        <Stack gap="sm">
          <Text size="sm">A text file on your website.</Text>
          <ToCopy label="At this address" value={proof.file} />
          <ToCopy label="With this line in it" value={proof.file_line} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="meta" pt="sm">
        <ToCopy label="In the head of your start page" value={proof.meta} />
      </Tabs.Panel>
      <Tabs.Panel value="txt" pt="sm">
        <Stack gap="sm">
          <Text size="sm">A TXT record where your domain's DNS is kept.</Text>
          <ToCopy label="Name" value={proof.txt_name} />
          <ToCopy label="Text" value={proof.txt_value} />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}
