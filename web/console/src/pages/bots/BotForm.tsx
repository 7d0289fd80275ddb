import { Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Failed } from "@/parts/Failed";
import { Submit } from "@/parts/Submit";

/** Makes a bot and leads to it. */
export function BotForm({ tenant, onEnd }: { tenant: string; onEnd: () => void }) {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { id: "", title: "" },
    validate: { id: (id) => (/^[a-z][a-z0-9-]{0,38}[a-z0-9]$/.test(id) ? null : "2 to 40 characters of a-z, 0-9 and '-', beginning with a letter.") },
  });
  const create = useChange({
    quiet: true,
    run: (body: { id: string; title: string }) => read(tenantApi(tenant).POST("/api/v1/bots", { body })),
    stale: [tenantKey(tenant, "bots")],
    onDone: ({ id }) => {
      onEnd();
      void navigate({ to: "/t/$tenant/bots/$bot", params: { tenant, bot: id } });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        {create.error && <Failed failure={create.error} />}
        <TextInput label="Title" description="Visitors read it at the top of the widget." required maxLength={100} data-autofocus {...form.getInputProps("title")} />
        <TextInput label="Id" description="Stands in the script tag, and stays." required spellCheck={false} {...form.getInputProps("id")} />
        <Submit verb="Create" busy={create.isPending} onCancel={onEnd} />
      </Stack>
    </form>
  );
}
