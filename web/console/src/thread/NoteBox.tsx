import { Button, Group, Stack, Textarea } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { useKeptText } from "./useKeptText";

interface NoteBoxProps {
  tenant: string;
  session: string;
  onDone?: () => void;
}

/** Writes a note to colleagues beside the conversation. */
export function NoteBox({ tenant, session, onDone }: NoteBoxProps) {
  const [text, write] = useKeptText(tenant, session, "note");
  const add = useChange({
    run: (note: string) => tenantApi(tenant).POST("/api/v1/desk/sessions/{id}/notes", { params: { path: { id: session } }, body: { text: note } }),
    onDone: () => {
      write("");
      onDone?.();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") add.mutate(text.trim());
      }}
    >
      <Stack gap="xs">
        <Textarea
          label="Internal note" description="For your colleagues. The visitor never sees it." autosize minRows={2} maxRows={8} maxLength={4000}
          value={text} onChange={({ currentTarget }) => write(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" size="xs" variant="default" leftSection={<IconLock size={14} />} loading={add.isPending} disabled={text.trim() === ""}>Add the note</Button>
        </Group>
      </Stack>
    </form>
  );
}
