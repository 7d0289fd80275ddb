import { Button, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMe } from "@/access/useAccess";
import { meQuery } from "@/access/session";
import { useChange } from "@/api/change";
import { platformApi } from "@/api/client";
import { Failed } from "@/parts/Failed";
import { Page } from "@/parts/Page";
import { passwordRule } from "@/pages/signing-in/password";

/** A person's own name and password. */
export default function Account() {
  const { user } = useMe();
  const naming = useForm({ initialValues: { name: user.name } });
  const rename = useChange({
    quiet: true,
    run: (body: { name: string }) => platformApi.PUT("/api/v1/me", { body }),
    done: "Your name is changed.",
    stale: [meQuery.queryKey],
  });
  const secret = useForm({ initialValues: { current_password: "", new_password: "" }, validate: { new_password: passwordRule } });
  const change = useChange({
    quiet: true,
    run: (body: typeof secret.values) => platformApi.POST("/api/v1/me/password", { body }),
    done: "Your password is changed. Everywhere else you have been signed out.",
    onDone: secret.reset,
  });

  return (
    <Page lead={<>You are signed in as {user.email}{user.platform_admin && ", a platform admin"}.</>}>
      <Paper withBorder p="lg" maw={520} component="form" onSubmit={naming.onSubmit((values) => rename.mutate(values))}>
        <Stack>
          <Title order={2} size="h4">Name</Title>
          {rename.error && <Failed failure={rename.error} />}
          <TextInput label="Your name" description="Visitors see it when you answer them." autoComplete="name" required {...naming.getInputProps("name")} />
          <Group justify="flex-end"><Button type="submit" loading={rename.isPending} disabled={naming.values.name === user.name}>Save</Button></Group>
        </Stack>
      </Paper>
      <Paper withBorder p="lg" maw={520} component="form" onSubmit={secret.onSubmit((values) => change.mutate(values))}>
        <Stack>
          <Title order={2} size="h4">Password</Title>
          {change.error && <Failed failure={change.error} />}
          <PasswordInput label="Present password" autoComplete="current-password" required {...secret.getInputProps("current_password")} />
          <PasswordInput label="New password" description="12 characters or more; a sentence is fine." autoComplete="new-password" required {...secret.getInputProps("new_password")} />
          <Group justify="flex-end"><Button type="submit" loading={change.isPending}>Change the password</Button></Group>
        </Stack>
      </Paper>
      <Stack gap={4}>
        <Title order={2} size="h4">Where you belong</Title>
        {(user.tenants ?? []).map(({ tenant_id, name, role }) => <Text key={tenant_id} size="sm">{name}: {role}</Text>)}
        {(user.tenants ?? []).length === 0 && <Text size="sm" c="dimmed">{user.platform_admin ? "To the platform: every tenant is open to you." : "To no tenant yet."}</Text>}
      </Stack>
    </Page>
  );
}
