import { ColorInput, Input, SegmentedControl, Stack, Textarea } from "@mantine/core";

const swatches = ["#17594a", "#2f5bea", "#0b7285", "#5f3dc4", "#9c36b5", "#c2255c", "#e8590c", "#212529"];

export interface Look {
  accent: string;
  position: string;
  greeting: string;
}

/** What gives the widget its look first: the colour, the corner, the greeting. */
export function LookFields({ value: { accent, position, greeting }, set }: { value: Look; set: (patch: Partial<Look>) => void }) {
  return (
    <>
      <ColorInput
        label="Accent" description="Of the button, links and the visitor's own messages; the text on it stays readable. Default: #2f5bea."
        format="hex" swatches={swatches} value={accent} onChange={(colour) => set({ accent: colour })}
        eyeDropperButtonProps={{ "aria-label": "Pick a colour from the screen" }}
      />
      <Choice label="Corner" value={position} onChange={(corner) => set({ position: corner })} data={[["bottom-left", "Bottom left"], ["bottom-right", "Bottom right"]]} />
      <Textarea
        label="Greeting" description="Shown when the widget is opened." autosize minRows={2} maxLength={1000}
        value={greeting} onChange={(event) => set({ greeting: event.currentTarget.value })}
      />
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  data: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

export function Choice({ label, value, data, onChange }: ChoiceProps) {
  const id = `choice-${label}`;
  return (
    <Stack gap={4}>
      <Input.Label labelElement="div" id={id}>{label}</Input.Label>
      <SegmentedControl aria-labelledby={id} value={value} onChange={onChange} data={data.map(([one, shown]) => ({ value: one, label: shown }))} />
    </Stack>
  );
}
