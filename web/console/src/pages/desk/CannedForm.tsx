import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { Failed } from "@/parts/Failed";
import { cannedRepliesQuery, type CannedReply } from "./canned";

/** Writes a canned reply, a new one or another text for one that is there. */
export function CannedForm({ reply, onEnd }: { reply?: CannedReply; onEnd: () => void }) {
  const tenant = useTenant();
  const form = useForm({ initialValues: { title: reply?.title ?? "", text: reply?.text ?? "" } });
  const save = useChange({
    quiet: true,
    run: (body: typeof form.values) =>
      reply
        ? read(tenantApi(tenant).PUT("/api/v1/desk/canned-replies/{id}", { params: { path: { id: reply.id } }, body: { ...body, version: reply.version } }))
        : read(tenantApi(tenant).POST("/api/v1/desk/canned-replies", { body })),
    stale: [cannedRepliesQuery(tenant).queryKey],
    onDone: onEnd,
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="sm">
        {save.error && <Failed failure={save.error} />}
        <TextInput label="Title" description="Agents find it by this." required maxLength={100} data-autofocus {...form.getInputProps("title")} />
        <Textarea label="Text" description="As the visitor will read it; the agent can still change it." required autosize minRows={3} maxRows={12} maxLength={8000} {...form.getInputProps("text")} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onEnd}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </Stack>
    </form>
  );
}
