import { Button, Checkbox, Group, Paper, Select, SimpleGrid, Stack, Switch, Textarea } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTenant } from "@/access/useAccess";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { choicesOf } from "@/pages/bots/names";
import { botsQuery, type Bot } from "@/pages/bots/queries";
import { Comparison } from "./Comparison";
import { SideColumn } from "./SideColumn";
import { useSide } from "./useSide";

/** Asks as a visitor would, and shows how the reply came about. */
export default function Playground() {
  const tenant = useTenant();
  return (
    <Page lead="Ask as a visitor would and see what was found, what the model was told and what it cost. No conversation is kept; each question counts as a message of the plan.">
      <Asked query={useQuery(botsQuery(tenant))}>{({ items }) => <Trying tenant={tenant} bots={items} />}</Asked>
    </Page>
  );
}

function Trying({ tenant, bots }: { tenant: string; bots: readonly Bot[] }) {
  const [botId, setBotId] = useState(bots[0]?.id ?? "");
  const [message, setMessage] = useState("");
  const [comparing, setComparing] = useState(false);
  const [followUp, setFollowUp] = useState(false);
  const first = useSide(tenant);
  const second = useSide(tenant);
  const sides = comparing ? [first, second] : [first];
  const bot = bots.find(({ id }) => id === botId);
  const asking = sides.some(({ run }) => run?.state === "asking");
  const ask = (): void => {
    if (message.trim() !== "" && !asking) sides.forEach((side) => void side.ask(botId, message.trim(), followUp));
  };

  return (
    <>
      <Paper
        withBorder p="md" component="form"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Stack gap="sm">
          <Textarea
            label="Question" placeholder="What a visitor would ask" autosize minRows={2} maxRows={8} maxLength={8000} value={message}
            onChange={(event) => setMessage(event.currentTarget.value)} onKeyDown={getHotkeyHandler([["mod+Enter", ask]])}
          />
          <Group justify="space-between" align="end">
            <Group gap="md" align="end">
              {bots.length > 1 && <Select label="Bot" w={200} allowDeselect={false} data={choicesOf(bots)} value={botId} onChange={(id) => setBotId(id ?? botId)} />}
              <Switch label="Compare two settings" checked={comparing} onChange={(event) => setComparing(event.currentTarget.checked)} />
              {first.run && <Checkbox label="Follow up the reply below" checked={followUp} onChange={(event) => setFollowUp(event.currentTarget.checked)} />}
            </Group>
            {asking
              ? <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={() => sides.forEach(({ stop }) => stop())}>Stop</Button>
              : <Button type="submit" leftSection={<IconPlayerPlay size={16} />} disabled={message.trim() === ""}>Ask</Button>}
          </Group>
        </Stack>
      </Paper>
      {comparing && first.run && second.run && <Comparison first={first.run} second={second.run} />}
      <SimpleGrid cols={{ base: 1, md: comparing ? 2 : 1 }}>
        <SideColumn name={comparing ? "First" : undefined} bot={bot} side={first} other={comparing ? second.run : undefined} />
        {comparing && <SideColumn name="Second" bot={bot} side={second} other={first.run} />}
      </SimpleGrid>
    </>
  );
}
