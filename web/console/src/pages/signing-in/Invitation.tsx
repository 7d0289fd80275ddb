import { Alert, Anchor, Button, PasswordInput, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/access/session";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { Failed } from "@/parts/Failed";
import { NoToken } from "./NoToken";
import { passwordRule } from "./password";
import { useLinkToken } from "./useLinkToken";

type Account = "new" | "known";

/** Where an invitation's link leads: somebody new makes an account, somebody known proves who they are, somebody signed in just joins. */
export default function Invitation() {
  const token = useLinkToken();
  const { data: me } = useQuery(meQuery);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [account, setAccount] = useState<Account>("new");
  const isNew = !me && account === "new";
  const form = useForm({
    initialValues: { name: "", password: "", code: "" },
    validate: { password: (password) => (isNew ? passwordRule(password) : null) },
  });
  const join = useChange({
    quiet: true,
    run: (values: typeof form.values) =>
      read(platformApi.POST("/api/v1/invitations/accept", {
        body: me ? { token } : { token, password: values.password, name: isNew ? values.name : undefined, code: values.code || undefined },
      })),
    onDone: async ({ tenant }) => {
      if (!me) return;
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      void navigate({ to: "/t/$tenant/desk", params: { tenant: tenant.tenant_id } });
    },
  });

  if (token === undefined) return <NoToken />;
  if (join.isSuccess) {
    return (
      <Alert color="teal" title={`You have joined ${join.data.tenant.tenant_id}`} role="status">
        <Anchor component={Link} to="/sign-in">Sign in</Anchor> as {join.data.user.email}.
      </Alert>
    );
  }

  return (
    <form onSubmit={form.onSubmit((values) => join.mutate(values))}>
      <Stack>
        {join.error && <Failed failure={join.error} />}
        {me ? (
          <Text size="sm">You are signed in as {me.user.email}. The invitation must have been sent to that address.</Text>
        ) : (
          <>
            <SegmentedControl
              aria-label="Have you an account here?"
              data={[{ value: "new", label: "I am new here" }, { value: "known", label: "I have an account" }]}
              value={account}
              onChange={(value) => setAccount(value as Account)}
            />
            {isNew && <TextInput label="Your name" autoComplete="name" required {...form.getInputProps("name")} />}
            <PasswordInput
              label={isNew ? "Choose a password" : "Your password"} description={isNew ? "12 characters or more; a sentence is fine." : undefined}
              autoComplete={isNew ? "new-password" : "current-password"} required {...form.getInputProps("password")}
            />
            {(join.error?.code === "second_factor_required" || form.values.code !== "") && (
              <TextInput label="Code of your authenticator" autoComplete="one-time-code" inputMode="numeric" {...form.getInputProps("code")} />
            )}
          </>
        )}
        <Button type="submit" loading={join.isPending}>Join</Button>
      </Stack>
    </form>
  );
}
