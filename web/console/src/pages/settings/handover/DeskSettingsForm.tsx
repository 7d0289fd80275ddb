import { Button, NumberInput, Select, Stack, Switch, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { SaveBar } from "@/edit/SaveBar";
import { Setting } from "@/edit/Setting";
import { useDraft } from "@/edit/useDraft";
import { deskSettingsQuery, draftOf, saveDeskSettings, type DeskSettings } from "./desk-settings";
import { HoursEditor } from "./HoursEditor";
import { Words } from "./Words";
import { zoneHere, zonesWith } from "./zones";

/** When a tenant's people answer, and what visitors are told. */
export function DeskSettingsForm({ stored }: { stored: DeskSettings }) {
  const tenant = useTenant();
  const queries = useQueryClient();
  const draft = useDraft({
    stored,
    draftOf,
    save: async (value, version) => {
      const saved = await saveDeskSettings(tenant, value, version);
      queries.setQueryData(deskSettingsQuery(tenant).queryKey, saved);
      return saved;
    },
    reread: () => queries.fetchQuery({ ...deskSettingsQuery(tenant), staleTime: 0 }),
  });
  const { value, set } = draft;
  const here = zoneHere();

  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">Hours and words</Title>
      <Setting name="Office hours" help="When people answer. A visitor who asks outside of them is told when you open next; whoever is at the desk can answer all the same." byDefault="none, so at all times">
        <HoursEditor hours={value.office_hours} onChange={(office_hours) => set({ office_hours })} />
      </Setting>
      <Setting name="Time zone" help="By whose clock the hours are meant, summer time included." byDefault="Etc/UTC">
        <Stack gap={4} align="flex-start">
          <Select aria-label="Time zone" w={280} searchable allowDeselect={false} data={zonesWith(value.time_zone)} value={value.time_zone} onChange={(time_zone) => time_zone !== null && set({ time_zone })} limit={100} />
          {here !== value.time_zone && <Button size="compact-xs" variant="subtle" onClick={() => set({ time_zone: here })}>Use mine, {here}</Button>}
        </Stack>
      </Setting>
      <Setting name="The bot while a visitor waits" help="Whether the bot goes on answering until somebody takes over. When off, what the visitor writes is kept for whoever comes." byDefault="off">
        <Switch label="The bot goes on answering" checked={value.bot_answers_while_waiting} onChange={({ currentTarget }) => set({ bot_answers_while_waiting: currentTarget.checked })} />
      </Setting>
      <Setting name="When somebody disappears" help="A conversation whose person has been away from the desk for so many minutes waits in the queue again. 1 to 240." byDefault="5 minutes">
        <NumberInput aria-label="Minutes away" suffix=" min" w={140} min={1} max={240} allowDecimal={false} value={value.agent_away_minutes} onChange={(minutes) => typeof minutes === "number" && set({ agent_away_minutes: minutes })} />
      </Setting>
      <Setting name="Words" help="What the conversation says by itself when who answers changes. 500 characters at most." byDefault="the platform's own words, in the bot's language">
        <Words texts={value.messages} onChange={(messages) => set({ messages })} />
      </Setting>
      <SaveBar draft={draft} />
    </Stack>
  );
}
