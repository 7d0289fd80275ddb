import { Radio, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useChange } from "@/api/change";
import { Failed } from "@/parts/Failed";
import { Submit } from "@/parts/Submit";
import { endOf, lifetimes, type Lifetime } from "./lifetime";
import type { Key, KeyRing, Scope } from "./keyRing";

const meaning: Record<Scope, string> = {
  chat: "Asks the bots in visitors' names.",
  upload: "Changes and searches what the bots know.",
  admin: "All that an owner can do, people and keys among it.",
  platform: "All that a platform admin can do, in every tenant.",
};

interface KeyFormProps {
  ring: KeyRing;
  onMade: (key: Key) => void;
  onCancel: () => void;
}

/** What a new key may do, what it is for, and how long it lives. */
export function KeyForm({ ring, onMade, onCancel }: KeyFormProps) {
  const form = useForm({ initialValues: { scope: ring.scopes[0] ?? "chat", name: "", lifetime: "90" as Lifetime } });
  const create = useChange({
    quiet: true,
    run: ({ scope, name, lifetime }: typeof form.values) => {
      const expires_at = endOf(lifetime);
      return ring.create({ scope, ...(name.trim() === "" ? {} : { name: name.trim() }), ...(expires_at === undefined ? {} : { expires_at }) });
    },
    stale: [ring.key],
    onDone: onMade,
  });

  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        {create.error && <Failed failure={create.error} />}
        {ring.scopes.length > 1 && (
          <Radio.Group label="Scope" description="Give it no more than its program needs." {...form.getInputProps("scope")}>
            <Stack gap="xs" mt="xs">
              {ring.scopes.map((scope) => <Radio key={scope} value={scope} label={scope} description={meaning[scope]} />)}
            </Stack>
          </Radio.Group>
        )}
        <TextInput
          label="Name" description="What it is for, such as the server that has it; 100 characters at most."
          maxLength={100} data-autofocus autoComplete="off" {...form.getInputProps("name")}
        />
        <Select
          label="Ends" description="A key that leaks unseen does harm until it ends. Default: in 90 days."
          data={lifetimes} allowDeselect={false} {...form.getInputProps("lifetime")}
        />
        <Submit verb="Make the key" busy={create.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
