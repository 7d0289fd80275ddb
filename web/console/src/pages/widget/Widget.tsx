import { Select, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTenant } from "@/access/useAccess";
import { botsQuery } from "@/pages/bots/queries";
import { scriptTag } from "@/pages/onboarding/scriptTag";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { ToCopy } from "@/parts/ToCopy";
import { Designer } from "./Designer";

/** How the widget looks, beside the real panel, and the tag that shows it. */
export default function Widget() {
  const tenant = useTenant();
  const query = useQuery(botsQuery(tenant));
  const { bot: chosen } = useSearch({ from: "/inside/t/$tenant/widget" });
  const navigate = useNavigate();
  return (
    <Page lead="How the widget looks to your visitors. What is open on a page takes a new look within minutes, a new visit at once.">
      <Asked query={query}>
        {({ items }) => {
          const bot = items.find(({ id }) => id === chosen) ?? items[0];
          if (!bot) return null;
          return (
            <Stack gap="lg">
              {items.length > 1 && (
                <Select label="Bot" maw={320} allowDeselect={false} data={items.map(({ id, title }) => ({ value: id, label: title }))} value={bot.id} onChange={(id) => id && void navigate({ to: ".", search: { bot: id }, replace: true })} />
              )}
              <Designer key={bot.id} tenant={tenant} bot={bot} />
              <Stack gap="xs">
                <Title order={2} size="h4">On your website</Title>
                <ToCopy label="Script tag" value={scriptTag({ platform: window.location.origin, tenant, bot: bot === items[0] ? undefined : bot.id })} />
              </Stack>
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}
