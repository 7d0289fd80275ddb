import { Divider, NumberInput, Stack, Switch, TextInput } from "@mantine/core";
import type { Schema } from "@/api/types";
import { SaveBar } from "@/edit/SaveBar";
import { Setting } from "@/edit/Setting";
import type { TenantSettings } from "./settings";
import { useSettingsDraft } from "./useSettingsDraft";

const endpoints: readonly { name: keyof Schema<"TenantEndpoints">; label: string; help: string }[] = [
  { name: "chat", label: "Chat", help: "Visitors and your servers can ask. Off: the bots are dark, what is stored stays." },
  { name: "widget", label: "Widget", help: "The widget shows on your websites. Off: it does not, and servers can still ask." },
  { name: "upload", label: "Upload", help: "Files can be uploaded with an API key, or here." },
  { name: "debug_search", label: "Search", help: "What the bots know can be searched with an API key, to see what they would find." },
];

/** Name, endpoints and retention. */
export function General({ stored }: { stored: TenantSettings }) {
  const draft = useSettingsDraft(stored, ({ name, endpoints: on, retention_days }) => ({ name, endpoints: on, retention_days }));
  const { value, set } = draft;
  return (
    <Stack gap={0}>
      <Setting name="Name" help="What people see of this tenant, here and in mails.">
        <TextInput label="Name" required value={value.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      </Setting>
      <Divider />
      <Setting name="Endpoints" help="What is open to visitors and to your servers. Turned off, it is refused within 2 seconds, and what is open there ends." byDefault="all on">
        <Stack gap="sm">
          {endpoints.map(({ name, label, help }) => (
            <Switch
              key={name} label={label} description={help} checked={value.endpoints[name] ?? true}
              onChange={(event) => set({ endpoints: { ...value.endpoints, [name]: event.currentTarget.checked } })}
            />
          ))}
        </Stack>
      </Setting>
      <Divider />
      <Setting name="Retention" help="Conversations in which nobody has written for so long are removed, every day." byDefault="0, they are kept">
        <NumberInput
          label="Keep conversations for" suffix=" days" min={0} max={36_500} allowDecimal={false} allowNegative={false}
          description={value.retention_days === 0 ? "0: they are kept until somebody deletes them." : undefined}
          value={value.retention_days} onChange={(days) => set({ retention_days: Number(days) || 0 })}
        />
      </Setting>
      <SaveBar draft={draft} />
    </Stack>
  );
}
