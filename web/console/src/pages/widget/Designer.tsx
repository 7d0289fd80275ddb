import { ColorInput, SegmentedControl, SimpleGrid, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { SaveBar } from "@/edit/SaveBar";
import { useBotDraft } from "@/pages/bots/bot";
import type { Bot } from "@/pages/bots/queries";
import { PanelPreview } from "./PanelPreview";

const swatches = ["#17594a", "#2f5bea", "#0b7285", "#5f3dc4", "#9c36b5", "#c2255c", "#e8590c", "#212529"];

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
          <ColorInput
            label="Accent" description="Of the button, links and the visitor's own messages; the text on it stays readable. Default: #2f5bea."
            format="hex" swatches={swatches} value={accent} onChange={(colour) => set({ accent: colour })}
            eyeDropperButtonProps={{ "aria-label": "Pick a colour from the screen" }}
          />
          <Choice label="Corner" value={position} onChange={(corner) => set({ position: corner })} data={[["bottom-left", "Bottom left"], ["bottom-right", "Bottom right"]]} />
          <Choice label="Colours" value={scheme} onChange={(colours) => set({ scheme: colours })} data={[["auto", "The visitor's"], ["light", "Light"], ["dark", "Dark"]]} />
          <Textarea label="Greeting" description="Shown when the widget is opened." autosize minRows={2} maxLength={1000} value={value.greeting} onChange={(event) => set({ greeting: event.currentTarget.value })} />
          <TagsInput label="Suggestions" description="Questions that a visitor may click. Press Enter after each." splitChars={[]} value={value.suggestions} onChange={(suggestions) => set({ suggestions })} />
        </Stack>
        <PanelPreview tenant={tenant} bot={bot.id} config={{ ...words, theme: { accent, position, scheme }, locale: bot.locale, handover: bot.handover.enabled }} />
      </SimpleGrid>
      <SaveBar draft={draft} />
    </Stack>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  data: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  const id = `choice-${label}`;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} id={id}>{label}</Text>
      <SegmentedControl aria-labelledby={id} value={value} onChange={onChange} data={data.map(([one, shown]) => ({ value: one, label: shown }))} />
    </Stack>
  );
}
