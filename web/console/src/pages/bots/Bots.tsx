import { Badge, Button, Card, Group, Modal, SimpleGrid, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { Asked } from "@/parts/Asked";
import { AnchorLink } from "@/parts/links";
import { Page } from "@/parts/Page";
import { BotForm } from "./BotForm";
import { botsQuery } from "./queries";

/** A tenant's bots: each has its own instructions, look and model, and all of them the tenant's knowledge. */
export default function Bots() {
  const tenant = useTenant();
  const query = useQuery(botsQuery(tenant));
  const [creating, { open, close }] = useDisclosure();
  return (
    <Page
      lead="A bot answers in its own voice. Make another one for another part of your site, another language, or another audience."
      actions={<Button leftSection={<IconPlus size={16} />} onClick={open}>New bot</Button>}
    >
      <Modal opened={creating} onClose={close} title="New bot"><BotForm tenant={tenant} onEnd={close} /></Modal>
      <Asked query={query}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {items.map((bot, place) => (
              <Card key={bot.id} withBorder p="md">
                <Group justify="space-between" mb={4}>
                  <AnchorLink to="/t/$tenant/bots/$bot" params={{ tenant, bot: bot.id }} fw={600}>{bot.title}</AnchorLink>
                  {place === 0 && <Badge variant="default" tt="none">Default</Badge>}
                </Group>
                <Text size="sm" c="dimmed">{bot.id} · {bot.model ?? "the platform's default model"} · {bot.locale}</Text>
                <Text size="sm" mt="xs" lineClamp={2}>{bot.greeting || "No greeting."}</Text>
              </Card>
            ))}
          </SimpleGrid>
        )}
      </Asked>
    </Page>
  );
}
