import "@mantine/dropzone/styles.css";
import { Button, Group, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileUpload } from "@tabler/icons-react";
import { useTenant } from "@/access/useAccess";
import { UploadRow } from "./UploadRow";
import { useUploads } from "./useUploads";

/** Takes files that the bots are to know, and says of each what became of it. */
export function Uploads() {
  const { uploads, send, clear } = useUploads(useTenant());
  return (
    <Stack gap="xs">
      <Dropzone onDrop={send} onReject={(refused) => send(refused.map(({ file }) => file))} p="md" inputProps={{ "aria-label": "Files to upload" }}>
        <Group gap="sm" wrap="nowrap" style={{ pointerEvents: "none" }}>
          <IconFileUpload size={28} stroke={1.5} aria-hidden style={{ flexShrink: 0 }} />
          <div>
            <Text size="sm" fw={600}>Drop files here, or choose them</Text>
            <Text size="xs" c="dimmed">Text, Markdown, HTML, CSV, JSON, PDF and Word. A file of the same name again replaces the one before.</Text>
          </div>
        </Group>
      </Dropzone>
      {uploads.length > 0 && (
        <>
          <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: "none" }} aria-label="Uploaded files" aria-live="polite">
            {uploads.map((one) => <UploadRow key={one.id} upload={one} />)}
          </Stack>
          <Group justify="flex-end"><Button size="xs" variant="default" onClick={clear}>Clear the results</Button></Group>
        </>
      )}
    </Stack>
  );
}
