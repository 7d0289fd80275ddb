import { Stack, Switch, TextInput } from "@mantine/core";
import { isEmail, useForm } from "@mantine/form";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { platformKey } from "@/api/queries";
import { Failed } from "@/parts/Failed";
import { showOnce } from "@/parts/showOnce";
import { Submit } from "@/parts/Submit";

/** Makes an account; its owner sets the password by a mailed link. */
export function UserForm({ onEnd }: { onEnd: () => void }) {
  const form = useForm({ initialValues: { email: "", name: "", platform_admin: false }, validate: { email: isEmail("An e-mail address is needed.") } });
  const create = useChange({
    quiet: true,
    run: (body: typeof form.values) => read(platformApi.POST("/api/v1/admin/users", { body })),
    done: ({ user }) => `${user.email} is added.`,
    stale: [platformKey("users")],
    onDone: ({ user, link }) => {
      onEnd();
      if (link) showOnce({ title: `First password of ${user.email}`, children: "The link is being mailed. You may also pass it on yourself: it works once, and is not shown again.", values: { Link: link } });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        {create.error && <Failed failure={create.error} />}
        <TextInput label="E-mail address" type="email" required data-autofocus autoComplete="off" {...form.getInputProps("email")} />
        <TextInput label="Name" required autoComplete="off" {...form.getInputProps("name")} />
        <Switch label="Platform admin" description="May do everything in every tenant, and on these pages. Default: no." {...form.getInputProps("platform_admin", { type: "checkbox" })} />
        <Submit verb="Add" busy={create.isPending} onCancel={onEnd} />
      </Stack>
    </form>
  );
}
