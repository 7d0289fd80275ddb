import { SimpleGrid, Stack, TagsInput, TextInput } from "@mantine/core";
import { SaveBar } from "@/edit/SaveBar";
import { useBotDraft } from "@/pages/bots/bot";
import type { Bot } from "@/pages/bots/queries";
import { Choice, LookFields } from "./LookFields";
import { PanelPreview } from "./PanelPreview";

/** Edits a bot's look, and shows each change at once in the real panel. */
export function Designer({ tenant, bot }: { tenant: string; bot: Bot }) {
  const draft = useBotDraft(
    tenant,
    bot,
    ({ title, greeting, suggestions, theme }) => ({ title, greeting, suggestions, ...theme }),
    ({ title, greeting, suggestions, ...theme }) => ({ title, greeting, suggestions, theme }),
  );
  const { value, set } = draft;
  const { accent, position, scheme, ...words } = value;

  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Stack>
          <TextInput label="Title" description="At the top of the panel." required maxLength={100} value={value.title} onChange={(event) => set({ title: event.currentTarget.value })} />
          <LookFields value={value} set={set} />
          <Choice label="Colours" value={scheme} onChange={(colours) => set({ scheme: colours })} data={[["auto", "The visitor's"], ["light", "Light"], ["dark", "Dark"]]} />
          <TagsInput label="Suggestions" description="Questions that a visitor may click. Press Enter after each." splitChars={[]} value={value.suggestions} onChange={(suggestions) => set({ suggestions })} />
        </Stack>
        <PanelPreview tenant={tenant} bot={bot.id} config={{ ...words, theme: { accent, position, scheme }, locale: bot.locale, handover: bot.handover.enabled }} />
      </SimpleGrid>
      <SaveBar draft={draft} />
    </Stack>
  );
}
