import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/access/session";
import { useChange } from "@/api/change";
import { platformApi, read, setCsrfToken } from "@/api/client";
import type { Problem } from "@/api/problem";
import { Failed } from "@/parts/Failed";
import { GoOn } from "./GoOn";
import { setupQuery } from "./setup";

/** Password first; the second factor is asked for only of those who have one. */
export default function SignIn() {
  const { then } = useSearch({ from: "/outside/sign-in" });
  const { data: me } = useQuery(meQuery);
  const { data: setup, isPending } = useQuery(setupQuery);
  const queries = useQueryClient();
  const [second, setSecond] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const form = useForm({ initialValues: { email: "", password: "", code: "" } });

  const signIn = useChange({
    quiet: true,
    run: (body: { email: string; password: string; code?: string }) =>
      read(platformApi.POST("/api/v1/login", { params: { query: { cookie: true } }, body })),
    onDone: async ({ csrf_token }) => {
      setCsrfToken(csrf_token);
      await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    },
  });

  // Whoever has nobody to sign in as yet does not see the form first.
  if (isPending) return null;
  if (setup?.needed) return <Navigate to="/setup" replace />;
  if (me) return <GoOn to={then ?? "/"} />;

  return (
    <form
      onSubmit={form.onSubmit(({ email, password, code }) => {
        setProblem(undefined);
        signIn.mutate({ email, password, ...(second ? { code } : {}) }, {
          onError: (refusal) => {
            if (refusal.code === "second_factor_required") setSecond(true);
            else setProblem(refusal);
          },
        });
      })}
    >
      <Stack>
        {problem && <Failed failure={problem} />}
        {second ? (
          <>
            <Alert>Enter the six digits that your authenticator shows now, or one of your recovery codes.</Alert>
            <TextInput label="Code" autoComplete="one-time-code" inputMode="numeric" required autoFocus {...form.getInputProps("code")} />
          </>
        ) : (
          <>
            <TextInput label="E-mail address" type="email" autoComplete="username" required autoFocus {...form.getInputProps("email")} />
            <PasswordInput label="Password" autoComplete="current-password" required {...form.getInputProps("password")} />
          </>
        )}
        <Button type="submit" loading={signIn.isPending}>Sign in</Button>
        <Anchor component={Link} to="/forgot" size="sm" ta="center">Forgotten your password?</Anchor>
      </Stack>
    </form>
  );
}
