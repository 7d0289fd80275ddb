import { Autocomplete, Button, Group, MultiSelect, NumberInput, SimpleGrid, Stack, Textarea } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMay, useTenant } from "@/access/useAccess";
import type { Bot } from "@/pages/bots/queries";
import { sourcesQuery } from "@/pages/knowledge/queries";
import { modelsQuery, providers } from "@/pages/settings/models/models";
import { botsOwn, changedIn, type Settings } from "./settings";

interface SettingsFormProps {
  bot: Bot | undefined;
  settings: Settings;
  onChange: (patch: Partial<Settings>) => void;
}

/** What a bot can be answered by besides the tenant's own models: the built-in one, and the platform's providers. */
const shared = ["extractive", ...providers.map(({ value }) => value)];

const numberOr = (value: number | string): number | "" => (typeof value === "number" ? value : "");

/** What is tried instead of what the bot has; nothing here is stored. */
export function SettingsForm({ bot, settings, onChange }: SettingsFormProps) {
  const tenant = useTenant();
  const models = useQuery({ ...modelsQuery(tenant), enabled: useMay("admin") });
  const sources = useInfiniteQuery(sourcesQuery(tenant));
  const own = models.data?.items.map(({ id }) => id) ?? [];

  return (
    <Stack gap="sm">
      <Textarea
        label="Instructions" description="What the model is told beyond the platform's rules. Empty: the bot's own." placeholder={bot?.instructions || "The bot has none"}
        autosize minRows={2} maxRows={12} value={settings.instructions} onChange={(event) => onChange({ instructions: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Autocomplete
          label="Model" description="A provider, or a model of your own by its id. Empty: the bot's." placeholder={bot?.model ?? "The platform's default"}
          data={[...new Set([...own, ...shared])]} value={settings.model} onChange={(model) => onChange({ model })}
        />
        <NumberInput
          label="Temperature" description="0 to 2; higher is freer. Empty: the bot's." min={0} max={2} step={0.1} decimalScale={2} placeholder={bot?.temperature == null ? "As the provider has it" : String(bot.temperature)} value={settings.temperature}
          onChange={(value) => onChange({ temperature: numberOr(value) })}
        />
        <MultiSelect
          label="Sources" description="Only these are searched. Empty: the bot's." clearable searchable
          data={[...(sources.data?.pages ?? []).flatMap(({ items }) => items).map(({ id, url }) => ({ value: id, label: url })), { value: "uploads", label: "Uploaded files" }]} value={settings.sources}
          onChange={(chosen) => onChange({ sources: chosen })}
        />
        <NumberInput
          label="Passages" description="How many the model is given, 1 to 50. Empty: 8." min={1} max={50} allowDecimal={false} value={settings.k}
          onChange={(value) => onChange({ k: numberOr(value) })}
        />
      </SimpleGrid>
      <Group gap="xs" justify="flex-end">
        {bot?.instructions && <Button size="xs" variant="default" onClick={() => onChange({ instructions: bot.instructions })}>Begin with the bot's instructions</Button>}
        <Button size="xs" variant="default" disabled={changedIn(settings).length === 0} onClick={() => onChange(botsOwn)}>Back to the bot's own</Button>
      </Group>
    </Stack>
  );
}
