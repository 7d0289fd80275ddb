import { Stack, Textarea } from "@mantine/core";
import type { DeskDraft } from "./desk-settings";

type Texts = DeskDraft["messages"];

const fields: readonly { key: keyof Texts; label: string; help: string; example: string }[] = [
  { key: "waiting", label: "While somebody is at the desk", help: "Told when a visitor begins to wait.", example: "Someone will be with you shortly." },
  { key: "nobody_there", label: "Within the hours, while nobody is at the desk", help: "Told when a visitor begins to wait.", example: "Nobody is here right now. Leave your message, the reply will be here." },
  { key: "outside_hours", label: "Outside the hours", help: "{opening} stands for when you open next, such as \"tomorrow at 9:00\".", example: "We are back {opening}. Leave your message, the reply will be here." },
  { key: "joined", label: "When somebody takes over", help: "{agent} stands for the name of whoever it is.", example: "{agent} has joined the conversation." },
  { key: "agent_left", label: "When whoever answered has gone", help: "The conversation waits again. {agent} stands for their name.", example: "{agent} had to leave. Somebody else will be with you." },
  { key: "handed_back", label: "When the bot answers again", help: "{agent} stands for the name of whoever handed it back.", example: "The assistant answers again." },
  { key: "closed", label: "When the conversation is closed", help: "What the visitor writes next goes to the bot.", example: "{agent} has ended the conversation." },
];

interface WordsProps {
  texts: Texts;
  onChange: (texts: Texts) => void;
}

/** What the conversation says when who answers changes. */
export function Words({ texts, onChange }: WordsProps) {
  return (
    <Stack gap="sm">
      {fields.map(({ key, label, help, example }) => (
        <Textarea
          key={key} label={label} description={help} placeholder={`For example: ${example}`} autosize minRows={1} maxRows={5} maxLength={500}
          value={texts[key] ?? ""} onChange={({ currentTarget }) => onChange({ ...texts, [key]: currentTarget.value || null })}
        />
      ))}
    </Stack>
  );
}
