import { ActionIcon, Group, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { changed, endOf, flawOf, toControl, without, type OfficeHours } from "./hours";

interface StretchProps {
  /** The day's. */
  name: string;
  stretch: OfficeHours;
  hours: readonly OfficeHours[];
  onChange: (hours: OfficeHours[]) => void;
}

/** From when to when people answer. */
export function Stretch({ name, stretch, hours, onChange }: StretchProps) {
  const flaw = flawOf(hours, stretch);
  return (
    <div>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          type="time" size="xs" aria-label={`${name} from`} value={toControl(stretch.from)} error={flaw !== undefined}
          onChange={({ currentTarget }) => onChange(changed(hours, stretch, { from: currentTarget.value }))}
        />
        <Text size="sm">to</Text>
        <TextInput
          type="time" size="xs" aria-label={`${name} to`} value={toControl(stretch.to)} error={flaw !== undefined}
          onChange={({ currentTarget }) => onChange(changed(hours, stretch, { to: endOf(currentTarget.value) }))}
        />
        <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" aria-label={`Remove ${stretch.from} to ${stretch.to} on ${name}`} onClick={() => onChange(without(hours, stretch))}>
          <IconX size={14} />
        </ActionIcon>
      </Group>
      {flaw && <Text size="xs" c="var(--mantine-color-error)" role="alert">{flaw}</Text>}
    </div>
  );
}
