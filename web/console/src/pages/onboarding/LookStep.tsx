import { Button, ColorInput, Group, SegmentedControl, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { SaveBar } from "@/edit/SaveBar";
import { useDraft } from "@/edit/useDraft";
import type { Bot } from "@/pages/bots/queries";
import { AnchorLink } from "@/parts/links";
import { Look } from "./Look";

const swatches = ["#17594a", "#2f5bea", "#0b7285", "#5f3dc4", "#9c36b5", "#c2255c", "#e8590c", "#212529"];

/** What visitors see before they ask: the colour, the corner, the greeting. */
export function LookStep({ bot, onDone }: { bot: Bot; onDone: () => void }) {
  const tenant = useTenant();
  const queries = useQueryClient();
  const api = tenantApi(tenant);
  const path = { id: bot.id };
  const draft = useDraft({
    stored: bot,
    draftOf: ({ theme, greeting }) => ({ accent: theme.accent, position: theme.position, greeting }),
    save: async ({ greeting, ...theme }, version) => {
      const saved = await read(api.PUT("/api/v1/bots/{id}", { params: { path }, body: { greeting, theme, version } }));
      await queries.invalidateQueries({ queryKey: tenantKey(tenant, "bots") });
      return saved;
    },
    reread: () => read(api.GET("/api/v1/bots/{id}", { params: { path } })),
  });
  const { accent, position, greeting } = draft.value;

  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Stack>
          <ColorInput
            label="Accent" description="Of the button, links and the visitor's own messages; the text on it stays readable. Default: #2f5bea."
            format="hex" swatches={swatches} value={accent} onChange={(value) => draft.set({ accent: value })}
            eyeDropperButtonProps={{ "aria-label": "Pick a colour from the screen" }}
          />
          <Stack gap={4}>
            <Text size="sm" fw={500} id="corner">Corner</Text>
            <SegmentedControl
              aria-labelledby="corner" value={position} onChange={(value) => draft.set({ position: value })}
              data={[{ value: "bottom-left", label: "Bottom left" }, { value: "bottom-right", label: "Bottom right" }]}
            />
          </Stack>
          <Textarea
            label="Greeting" description="Shown when the widget is opened." autosize minRows={2} maxLength={1000}
            value={greeting} onChange={(event) => draft.set({ greeting: event.currentTarget.value })}
          />
        </Stack>
        <Look title={bot.title} accent={accent} position={position} greeting={greeting} />
      </SimpleGrid>
      <SaveBar draft={draft} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">More, with the real panel, is under <AnchorLink to="/t/$tenant/widget" params={{ tenant }}>Widget</AnchorLink>.</Text>
        <Button onClick={onDone} disabled={draft.dirty}>Continue</Button>
      </Group>
    </Stack>
  );
}
