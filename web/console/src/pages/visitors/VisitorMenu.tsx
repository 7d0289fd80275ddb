import { Button, Menu } from "@mantine/core";
import { IconDownload, IconTrash, IconUser } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { Schema } from "@/api/types";
import { useVisitorActs } from "./useVisitorActs";
import { visitorOf } from "./visitor";

interface VisitorMenuProps {
  tenant: string;
  transcript: Schema<"SessionTranscript">;
}

/** All that a conversation's visitor said, here and elsewhere: handed out or erased. */
export function VisitorMenu({ tenant, transcript }: VisitorMenuProps) {
  const navigate = useNavigate();
  const { act, take, askToErase } = useVisitorActs(tenant, { onErased: () => void navigate({ to: "/t/$tenant/conversations", params: { tenant } }) });
  const visitor = visitorOf(transcript);
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" leftSection={<IconUser size={16} />} loading={act.isPending}>Visitor</Button></Menu.Target>
      <Menu.Dropdown maw={320}>
        <Menu.Label style={{ overflowWrap: "anywhere" }}>{transcript.visitor ? `All conversations of ${visitor}` : "A visitor without a name: this conversation alone is theirs"}</Menu.Label>
        <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => take(visitor)}>Export this visitor's data</Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => askToErase(visitor)}>Erase this visitor…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
