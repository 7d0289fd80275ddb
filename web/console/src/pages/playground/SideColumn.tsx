import { Accordion, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Bot } from "@/pages/bots/queries";
import { Outcome } from "./Outcome";
import type { Run } from "./run";
import { changedIn } from "./settings";
import { SettingsForm } from "./SettingsForm";
import type { Side } from "./useSide";

interface SideColumnProps {
  /** Where there are two. */
  name: string | undefined;
  bot: Bot | undefined;
  side: Side;
  /** The run on the other side. */
  other: Run | undefined;
}

/** Settings, and what came of them. */
export function SideColumn({ name, bot, side, other }: SideColumnProps) {
  const changed = changedIn(side.settings);
  return (
    <Stack component="section" gap="sm" miw={0} aria-label={name ?? "Settings and reply"}>
      {name && <Title order={2} size="h4">{name}</Title>}
      <Accordion variant="contained" order={name ? 3 : 2} defaultValue={name === "Second" ? "settings" : null}>
        <Accordion.Item value="settings">
          <Accordion.Control>
            <Group gap="xs">
              <Text span size="sm" fw={600}>Settings</Text>
              <Text span size="sm" c="dimmed">{changed.length === 0 ? "as the bot has them" : `changed: ${changed.join(", ")}`}</Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel><SettingsForm bot={bot} settings={side.settings} onChange={side.set} /></Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      {side.run && <Paper withBorder p="md"><Outcome run={side.run} alone={name === undefined} other={other} /></Paper>}
    </Stack>
  );
}
