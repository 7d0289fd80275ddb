import { Alert, Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { isEmail, useForm } from "@mantine/form";
import { Link } from "@tanstack/react-router";
import { useChange } from "@/api/change";
import { platformApi } from "@/api/client";
import { Failed } from "@/parts/Failed";

/** Asks for a link to set a new password. The answer does not tell whether there is such a person. */
export default function Forgot() {
  const form = useForm({ initialValues: { email: "" }, validate: { email: isEmail("An e-mail address is needed.") } });
  const ask = useChange({ quiet: true, run: (body: { email: string }) => platformApi.POST("/api/v1/password/forgot", { body }) });

  if (ask.isSuccess) {
    return (
      <Alert color="teal" title="Look into your mailbox" role="status">
        If {form.values.email} belongs to somebody here, a link to set a new password is on its way. It works once, and not for long.
      </Alert>
    );
  }

  return (
    <form onSubmit={form.onSubmit((values) => ask.mutate(values))}>
      <Stack>
        <Text size="sm" c="dimmed">We send you a link by which you can set a new one.</Text>
        {ask.error && <Failed failure={ask.error} />}
        <TextInput label="E-mail address" type="email" autoComplete="username" required autoFocus {...form.getInputProps("email")} />
        <Button type="submit" loading={ask.isPending}>Send the link</Button>
        <Anchor component={Link} to="/sign-in" size="sm" ta="center">Back to signing in</Anchor>
      </Stack>
    </form>
  );
}
