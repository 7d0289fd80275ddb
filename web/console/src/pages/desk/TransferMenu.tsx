import { Button, Menu } from "@mantine/core";
import { IconArrowsRightLeft, IconUser, IconUsers } from "@tabler/icons-react";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import type { Agent } from "./desk";

interface TransferMenuProps {
  tenant: string;
  session: string;
  agents: readonly Agent[];
  onDone: () => void;
}

/** Passes a conversation on: to a colleague who is there, or to whoever takes it from the queue. */
export function TransferMenu({ tenant, session, agents, onDone }: TransferMenuProps) {
  const transfer = useChange({
    run: (to: Agent | undefined) =>
      tenantApi(tenant).POST("/api/v1/desk/sessions/{id}/transfer", { params: { path: { id: session } }, body: { user_id: to?.user_id ?? null } }),
    done: "The conversation is passed on.",
    onDone,
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconArrowsRightLeft size={15} />} loading={transfer.isPending}>Transfer</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUsers size={15} />} onClick={() => transfer.mutate(undefined)}>Back to the queue</Menu.Item>
        {agents.length > 0 && <Menu.Divider />}
        {agents.map((agent) => <Menu.Item key={agent.user_id} leftSection={<IconUser size={15} />} onClick={() => transfer.mutate(agent)}>{agent.name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
