import { Button, Code, Group, Image, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useMe } from "@/access/useAccess";
import { meQuery } from "@/access/session";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import type { Schema } from "@/api/types";
import { Failed } from "@/parts/Failed";
import { Page } from "@/parts/Page";
import { showOnce } from "@/parts/showOnce";

/** A code from an authenticator besides the password: on, off, and the codes for when it is lost. */
export default function SecondFactor() {
  const { user } = useMe();
  return (
    <Page lead="With it, a stolen password alone opens nothing: signing in asks for a code of your authenticator app, too.">
      {user.second_factor ? <TurnOff /> : <TurnOn />}
    </Page>
  );
}

function showCodes(codes: readonly string[]): void {
  showOnce({
    title: "Keep these recovery codes",
    children: "Each lets you in once when your authenticator is lost. They are shown this once.",
    values: { "Recovery codes": codes.join("\n") },
  });
}

function TurnOn() {
  const [setup, setSetup] = useState<Schema<"AuthenticatorSetup">>();
  const asking = useForm({ initialValues: { password: "" } });
  const begin = useChange({
    quiet: true,
    run: (body: { password: string }) => read(platformApi.POST("/api/v1/me/second-factor", { body })),
    onDone: setSetup,
  });
  const confirming = useForm({ initialValues: { code: "" } });
  const confirmed = useChange({
    quiet: true,
    run: (body: { code: string }) => read(platformApi.POST("/api/v1/me/second-factor/confirm", { body })),
    onDone: ({ recovery_codes }) => showCodes(recovery_codes),
    done: "The second factor is on.",
    stale: [meQuery.queryKey],
  });

  if (!setup) {
    return (
      <Paper withBorder p="lg" maw={520} component="form" onSubmit={asking.onSubmit((values) => begin.mutate(values))}>
        <Stack>
          <Text size="sm">It is off. You need an authenticator app on your phone.</Text>
          {begin.error && <Failed failure={begin.error} />}
          <PasswordInput label="Your password" autoComplete="current-password" required {...asking.getInputProps("password")} />
          <Group justify="flex-end"><Button type="submit" loading={begin.isPending}>Turn it on</Button></Group>
        </Stack>
      </Paper>
    );
  }

  return (
    <Paper withBorder p="lg" maw={520} component="form" onSubmit={confirming.onSubmit((values) => confirmed.mutate(values))}>
      <Stack>
        <Title order={2} size="h4">Scan this with your authenticator</Title>
        <Image src={`data:image/svg+xml,${encodeURIComponent(setup.qr_svg)}`} alt="QR code of the key below" w={200} bg="white" p="xs" />
        <Text size="sm">Or type the key: <Code>{setup.key}</Code></Text>
        {confirmed.error && <Failed failure={confirmed.error} />}
        <TextInput label="The code that it shows now" autoComplete="one-time-code" inputMode="numeric" required {...confirming.getInputProps("code")} />
        <Group justify="flex-end"><Button type="submit" loading={confirmed.isPending}>Confirm</Button></Group>
      </Stack>
    </Paper>
  );
}

function TurnOff() {
  const form = useForm({ initialValues: { password: "", code: "" } });
  const remove = useChange({
    quiet: true,
    run: (body: typeof form.values) => platformApi.POST("/api/v1/me/second-factor/remove", { body }),
    done: "The second factor is off.",
    stale: [meQuery.queryKey],
    onDone: form.reset,
  });
  const renew = useChange({
    quiet: true,
    run: ({ password }: { password: string }) => read(platformApi.POST("/api/v1/me/second-factor/recovery-codes", { body: { password } })),
    onDone: ({ recovery_codes }) => {
      showCodes(recovery_codes);
      form.reset();
    },
  });
  const problem = remove.error ?? renew.error;

  return (
    <Paper withBorder p="lg" maw={520} component="form" onSubmit={form.onSubmit((values) => remove.mutate(values))}>
      <Stack>
        <Text size="sm">It is on.</Text>
        {problem && <Failed failure={problem} />}
        <PasswordInput label="Your password" autoComplete="current-password" required {...form.getInputProps("password")} />
        <TextInput label="Code of your authenticator" description="Only to turn it off." autoComplete="one-time-code" inputMode="numeric" {...form.getInputProps("code")} />
        <Group justify="flex-end">
          <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate({ password: form.values.password })}>New recovery codes</Button>
          <Button type="submit" color="red" loading={remove.isPending}>Turn it off</Button>
        </Group>
      </Stack>
    </Paper>
  );
}
