import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTenant } from "@/access/useAccess";
import { SaveBar } from "@/edit/SaveBar";
import { useBotDraft } from "@/pages/bots/bot";
import type { Bot } from "@/pages/bots/queries";
import { LookFields } from "@/pages/widget/LookFields";
import { AnchorLink } from "@/parts/links";
import { Look } from "./Look";

/** What visitors see before they ask: the colour, the corner, the greeting. */
export function LookStep({ bot, onDone }: { bot: Bot; onDone: () => void }) {
  const tenant = useTenant();
  const draft = useBotDraft(
    tenant,
    bot,
    ({ theme, greeting }) => ({ accent: theme.accent, position: theme.position, greeting }),
    ({ greeting, ...theme }) => ({ greeting, theme }),
  );

  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Stack><LookFields value={draft.value} set={draft.set} /></Stack>
        <Look title={bot.title} {...draft.value} />
      </SimpleGrid>
      <SaveBar draft={draft} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">More, with the real panel, is under <AnchorLink to="/t/$tenant/widget" params={{ tenant }}>Widget</AnchorLink>.</Text>
        <Button onClick={onDone} disabled={draft.dirty}>Continue</Button>
      </Group>
    </Stack>
  );
}
