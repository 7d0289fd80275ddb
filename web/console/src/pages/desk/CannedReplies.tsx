import { ActionIcon, Modal, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMessage2Cog } from "@tabler/icons-react";
import { useMay } from "@/access/useAccess";
import { CannedEditor } from "./CannedEditor";

/** Opens the canned replies for those who may change them. */
export function CannedReplies() {
  const [opened, { open, close }] = useDisclosure();
  if (!useMay("upload")) return null;
  return (
    <>
      <Tooltip label="Edit the canned replies">
        <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" aria-label="Edit the canned replies" onClick={open}><IconMessage2Cog size={18} /></ActionIcon>
      </Tooltip>
      <Modal opened={opened} onClose={close} title="Canned replies" size="lg"><CannedEditor /></Modal>
    </>
  );
}
