import { Alert, Button, Group, Stack, Switch, Text } from "@mantine/core";
import { capitalized } from "@/parts/format";
import { closed, days, hoursOn, likeMonday, opened, type Day, type OfficeHours } from "./hours";
import { Stretch } from "./Stretch";

interface HoursEditorProps {
  hours: readonly OfficeHours[];
  onChange: (hours: OfficeHours[]) => void;
}

/** The week, day by day. A day may have several stretches, such as before and after lunch. */
export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  return (
    <Stack gap="xs">
      {hours.length === 0 && <Alert color="gray" c="var(--mantine-color-text)" p="xs">No hours are set: visitors are told that somebody may answer at any time.</Alert>}
      {days.map((day) => <DayHours key={day} day={day} hours={hours} onChange={onChange} />)}
      {hoursOn(hours, "monday").length > 0 && (
        <Group><Button size="xs" variant="default" onClick={() => onChange(likeMonday(hours))}>Monday's hours from Monday to Friday</Button></Group>
      )}
    </Stack>
  );
}

function DayHours({ day, hours, onChange }: HoursEditorProps & { day: Day }) {
  const stretches = hoursOn(hours, day);
  const name = capitalized(day);
  return (
    <Group align="flex-start" gap="sm">
      <Switch
        w={150} mt={6} label={name} checked={stretches.length > 0}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? opened(hours, day) : closed(hours, day))}
      />
      {stretches.length === 0 ? <Text size="sm" c="dimmed" mt={6}>{hours.length > 0 && "Closed"}</Text> : (
        <Stack gap={6}>
          {stretches.map((stretch, at) => <Stretch key={at} name={name} stretch={stretch} hours={hours} onChange={onChange} />)}
          <Group><Button size="compact-xs" variant="subtle" onClick={() => onChange(opened(hours, day))} aria-label={`More hours on ${name}`}>More hours</Button></Group>
        </Stack>
      )}
    </Group>
  );
}
