import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { isEmail, useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { meQuery } from "@/access/session";
import { useChange } from "@/api/change";
import { platformApi, read, setCsrfToken } from "@/api/client";
import { Asked } from "@/parts/Asked";
import { Failed } from "@/parts/Failed";
import { passwordRule } from "./password";
import { setupQuery } from "./setup";

/** First start: whoever holds the key that the platform printed makes the first admin, and is signed in. */
export default function SetUp() {
  return <Asked query={useQuery(setupQuery)} rows={3}>{({ needed }) => (needed ? <FirstAdmin /> : <Navigate to="/sign-in" replace />)}</Asked>;
}

function FirstAdmin() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { key: "", name: "", email: "", password: "" },
    validate: { email: isEmail("An e-mail address is needed."), password: passwordRule },
  });
  const setUp = useChange({
    quiet: true,
    run: async ({ key, ...person }: typeof form.values) => {
      const headers = { Authorization: `Bearer ${key.trim()}` };
      await platformApi.POST("/api/v1/admin/users", { body: { ...person, platform_admin: true }, headers });
      return read(platformApi.POST("/api/v1/login", { params: { query: { cookie: true } }, body: { email: person.email, password: person.password } }));
    },
    onDone: async ({ csrf_token }) => {
      setCsrfToken(csrf_token);
      queries.setQueryData(setupQuery.queryKey, { needed: false });
      await queries.fetchQuery({ ...meQuery, staleTime: 0 });
      await navigate({ to: "/" });
    },
  });

  return (
    <form onSubmit={form.onSubmit((values) => setUp.mutate(values))}>
      <Stack>
        <Text size="sm" c="dimmed">Nobody can sign in yet. Make the first platform admin: you.</Text>
        {setUp.error && <Failed failure={setUp.error} />}
        <TextInput
          label="Admin key" required autoFocus autoComplete="off" spellCheck={false} {...form.getInputProps("key")}
          description="The platform printed it where it was first started; or it is the setting Chat:AdminKey."
        />
        <TextInput label="Your name" required autoComplete="name" {...form.getInputProps("name")} />
        <TextInput label="E-mail address" type="email" required autoComplete="username" {...form.getInputProps("email")} />
        <PasswordInput label="Password" required autoComplete="new-password" description="12 characters or more; a sentence is fine." {...form.getInputProps("password")} />
        <Button type="submit" loading={setUp.isPending}>Create and sign in</Button>
      </Stack>
    </form>
  );
}
