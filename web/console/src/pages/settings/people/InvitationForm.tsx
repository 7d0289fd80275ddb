import { Radio, Stack, TextInput } from "@mantine/core";
import { isEmail, useForm } from "@mantine/form";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Failed } from "@/parts/Failed";
import { showOnce } from "@/parts/showOnce";
import { Submit } from "@/parts/Submit";
import { roles, type Role } from "./people";

/** Mails somebody a link by which they join. */
export function InvitationForm({ onEnd }: { onEnd: () => void }) {
  const tenant = useTenant();
  const form = useForm({ initialValues: { email: "", role: "agent" as Role }, validate: { email: isEmail("An e-mail address is needed.") } });
  const invite = useChange({
    quiet: true,
    run: (body: typeof form.values) => read(tenantApi(tenant).POST("/api/v1/users", { body })),
    done: ({ email }) => `${email} is invited.`,
    stale: [tenantKey(tenant, "users"), tenantKey(tenant, "limits")],
    onDone: ({ email, link }) => {
      onEnd();
      if (link) showOnce({ title: `Invitation for ${email}`, children: "It is being mailed. You may also pass the link on yourself: it works once, and is not shown again.", values: { Link: link } });
    },
  });

  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
      <Stack>
        {invite.error && <Failed failure={invite.error} />}
        <TextInput label="E-mail address" type="email" required data-autofocus autoComplete="off" {...form.getInputProps("email")} />
        <Radio.Group label="Role" {...form.getInputProps("role")}>
          <Stack gap="xs" mt="xs">
            {roles.map(({ value, label, help }) => <Radio key={value} value={value} label={label} description={help} />)}
          </Stack>
        </Radio.Group>
        <Submit verb="Invite" busy={invite.isPending} onCancel={onEnd} />
      </Stack>
    </form>
  );
}
