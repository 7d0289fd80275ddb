import { Autocomplete, Checkbox, Divider, MultiSelect, NumberInput, Stack, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import { SaveBar } from "@/edit/SaveBar";
import { Setting } from "@/edit/Setting";
import { modelsQuery } from "@/pages/settings/models/models";
import { useBotDraft } from "./bot";
import type { Bot } from "./queries";

const builtIn = ["extractive", "openai", "anthropic"];

/** The sources that files belong to which were uploaded. */
const uploads = { value: "uploads", label: "Uploaded files" };

/** What a bot is told, by which model and from what it answers, and when people take over. */
export function BotSettings({ tenant, bot }: { tenant: string; bot: Bot }) {
  const models = useQuery(modelsQuery(tenant));
  const sources = useQuery(tenantQuery(tenant, "sources", ["for-bots"], (api, signal) =>
    read(api.GET("/api/v1/sources", { params: { query: { limit: 200 } }, signal }))));
  const draft = useBotDraft(
    tenant,
    bot,
    ({ title, greeting, suggestions, instructions, locale, model, temperature, sources: known, handover }) =>
      ({ title, greeting, suggestions, instructions, locale, model: model ?? "", temperature: temperature ?? null, sources: known, handover }),
    // -1 has the provider's own temperature back, "" the platform's default model.
    ({ temperature, ...change }) => ({ ...change, temperature: temperature ?? -1 }),
  );
  const { value, set } = draft;
  const { handover } = value;

  return (
    <Stack gap={0}>
      <Setting name="Title" help="Stands at the top of the widget, and in lists here.">
        <TextInput label="Title" required maxLength={100} value={value.title} onChange={(event) => set({ title: event.currentTarget.value })} />
      </Setting>
      <Divider />
      <Setting name="Instructions" help="What the model is told beyond the platform's own rules: tone, whom it speaks to, what to leave out. The built-in model quotes pages and follows none." byDefault="none">
        <Textarea label="Instructions" autosize minRows={4} maxRows={20} maxLength={20_000} value={value.instructions} onChange={(event) => set({ instructions: event.currentTarget.value })} />
      </Setting>
      <Divider />
      <Setting name="Model" help="The id of one of your own models, or a provider that the platform offers: extractive (built in, quotes your pages), openai, anthropic." byDefault="the platform's default">
        <Autocomplete
          label="Model" placeholder="The platform's default" data={[...(models.data?.items ?? []).map(({ id }) => id), ...builtIn]}
          value={value.model} onChange={(model) => set({ model })}
        />
      </Setting>
      <Divider />
      <Setting name="Temperature" help="How freely the model puts things: 0 says the same again, 2 is wild. For answers from your pages, low is right." byDefault="the provider's own">
        <NumberInput
          label="Temperature" placeholder="The provider's own" min={0} max={2} step={0.1} decimalScale={2}
          value={value.temperature ?? ""} onChange={(temperature) => set({ temperature: temperature === "" ? null : Number(temperature) })}
        />
      </Setting>
      <Divider />
      <Setting name="Sources" help="What the bot answers from. With none chosen, from all that the tenant has." byDefault="all">
        <MultiSelect
          label="Sources" placeholder={value.sources.length === 0 ? "All" : undefined} clearable searchable
          data={[...(sources.data?.items ?? []).map(({ id, url }) => ({ value: id, label: url })), uploads].filter((one, at, all) => all.findIndex(({ value: id }) => id === one.value) === at)}
          value={value.sources} onChange={(chosen) => set({ sources: chosen })}
        />
      </Setting>
      <Divider />
      <Setting name="Language" help="Of the widget's own words, and of what the bot says when it has no answer. A BCP 47 tag, such as en, de or pt-BR." byDefault="en">
        <TextInput label="Language" maxLength={35} value={value.locale} onChange={(event) => set({ locale: event.currentTarget.value })} />
      </Setting>
      <Divider />
      <Setting name="Greeting" help="Shown when the widget is opened." byDefault="none">
        <Textarea label="Greeting" autosize minRows={2} maxLength={1000} value={value.greeting} onChange={(event) => set({ greeting: event.currentTarget.value })} />
      </Setting>
      <Divider />
      <Setting name="Suggestions" help="Questions that a visitor may click. Press Enter after each." byDefault="none">
        <TagsInput label="Suggestions" splitChars={[]} value={value.suggestions} onChange={(suggestions) => set({ suggestions })} />
      </Setting>
      <Divider />
      <Setting name="Hand-over to people" help="Whether visitors can have a person, and when the bot calls one by itself. Office hours are under Hand-over." byDefault="off">
        <Stack gap="sm">
          <Switch label="Visitors may ask for a person" checked={handover.enabled} onChange={(event) => set({ handover: { ...handover, enabled: event.currentTarget.checked } })} />
          <Checkbox
            label="Also when they ask in words" disabled={!handover.enabled} checked={handover.on_request}
            onChange={(event) => set({ handover: { ...handover, on_request: event.currentTarget.checked } })}
          />
          <NumberInput
            label="After so many questions in a row without an answer" description="0: never by itself. Default: 2." disabled={!handover.enabled} min={0} max={10} allowDecimal={false}
            value={handover.after_unanswered} onChange={(count) => set({ handover: { ...handover, after_unanswered: Number(count) || 0 } })}
          />
        </Stack>
      </Setting>
      <SaveBar draft={draft} />
    </Stack>
  );
}
