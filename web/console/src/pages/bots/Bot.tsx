import { Button, Tabs } from "@mantine/core";
import { IconHistory, IconRobot, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { AskedPage } from "@/parts/AskedPage";
import { ButtonLink } from "@/parts/links";
import { confirm } from "@/parts/confirm";
import { Page } from "@/parts/Page";
import { botQuery } from "./bot";
import { BotSettings } from "./BotSettings";
import { BotVersions } from "./BotVersions";

/** One bot: how it answers, and how it was. */
export default function BotPage() {
  const { tenant, bot: id } = useParams({ from: "/inside/t/$tenant/bots/$bot" });
  const navigate = useNavigate();
  const query = useQuery(botQuery(tenant, id));
  const remove = useChange({
    run: (version: number) => tenantApi(tenant).DELETE("/api/v1/bots/{id}", { params: { path: { id }, query: { version } } }),
    done: "The bot is removed.",
    stale: [tenantKey(tenant, "bots")],
    onDone: () => void navigate({ to: "/t/$tenant/bots", params: { tenant } }),
  });

  return (
    <AskedPage query={query}>
      {(bot) => (
        <Page
          title={bot.title}
          lead={`How the bot "${id}" answers. A change holds from the next question on.`}
          actions={(
            <>
              <ButtonLink to="/t/$tenant/widget" params={{ tenant }} search={{ bot: id }} variant="default">Its look</ButtonLink>
              <Button
                variant="outline" color="red" leftSection={<IconTrash size={16} />} loading={remove.isPending}
                onClick={() => confirm({
                  title: `Remove the bot "${id}"?`,
                  children: "Pages whose script tag names it show no widget any more. Conversations stay.",
                  verb: "Remove it",
                  name: id,
                  onConfirm: () => remove.mutate(bot.version),
                })}
              >
                Remove
              </Button>
            </>
          )}
        >
          <Tabs defaultValue="settings" keepMountedMode="display-none">
            <Tabs.List mb="sm">
              <Tabs.Tab value="settings" leftSection={<IconRobot size={16} />}>Settings</Tabs.Tab>
              <Tabs.Tab value="versions" leftSection={<IconHistory size={16} />}>Versions</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="settings"><BotSettings tenant={tenant} bot={bot} /></Tabs.Panel>
            <Tabs.Panel value="versions"><BotVersions tenant={tenant} bot={bot} /></Tabs.Panel>
          </Tabs>
        </Page>
      )}
    </AskedPage>
  );
}
