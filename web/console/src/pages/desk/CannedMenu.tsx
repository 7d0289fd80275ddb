import { Button, Menu, Text } from "@mantine/core";
import { IconMessage2Bolt } from "@tabler/icons-react";
import type { CannedReply } from "./canned";

interface CannedMenuProps {
  replies: readonly CannedReply[];
  onChoose: (reply: CannedReply) => void;
}

/** Canned replies for those who would rather point than type. */
export function CannedMenu({ replies, onChoose }: CannedMenuProps) {
  return (
    <Menu position="top-start" width={320} returnFocus={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconMessage2Bolt size={14} />}>Canned replies</Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        {replies.length === 0 && <Menu.Label>None yet. Editors add them at the top of the queue, or under Hand-over.</Menu.Label>}
        {replies.map((reply) => (
          <Menu.Item key={reply.id} onClick={() => onChoose(reply)}>
            <Text size="sm" fw={500}>{reply.title}</Text>
            <Text size="xs" lineClamp={1}>{reply.text}</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
