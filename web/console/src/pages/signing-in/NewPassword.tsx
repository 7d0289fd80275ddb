import { Alert, Anchor, Button, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "@tanstack/react-router";
import { useChange } from "@/api/change";
import { platformApi } from "@/api/client";
import { Failed } from "@/parts/Failed";
import { NoToken } from "./NoToken";
import { passwordRule } from "./password";
import { useLinkToken } from "./useLinkToken";

/** Where the link of a forgotten, or a first, password leads. */
export default function NewPassword() {
  const token = useLinkToken();
  const form = useForm({ initialValues: { password: "" }, validate: { password: passwordRule } });
  const reset = useChange({ quiet: true, run: ({ password }: { password: string }) => platformApi.POST("/api/v1/password/reset", { body: { token, password } }) });

  if (token === undefined) return <NoToken />;
  if (reset.isSuccess) {
    return (
      <Alert color="teal" title="Your new password is set" role="status">
        You have been signed out everywhere. <Anchor component={Link} to="/sign-in">Sign in with it</Anchor>
      </Alert>
    );
  }

  return (
    <form onSubmit={form.onSubmit((values) => reset.mutate(values))}>
      <Stack>
        {reset.error && <Failed failure={reset.error} />}
        {reset.error?.code === "token_invalid" && <Anchor component={Link} to="/forgot">Ask for a new link</Anchor>}
        <PasswordInput label="New password" description="12 characters or more; a sentence is fine." autoComplete="new-password" required autoFocus {...form.getInputProps("password")} />
        <Button type="submit" loading={reset.isPending}>Set the password</Button>
      </Stack>
    </form>
  );
}
