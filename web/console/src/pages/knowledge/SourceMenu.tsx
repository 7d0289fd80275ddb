import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconPlayerStop, IconRefresh, IconTrash } from "@tabler/icons-react";
import { isReading } from "./progress";
import type { Source } from "./queries";
import { useSourceActions } from "./useSourceActions";

/** What can be done with a source, in a list of them. */
export function SourceMenu({ source }: { source: Source }) {
  const actions = useSourceActions();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${source.url}`} loading={actions.busy}><IconDots size={18} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isReading(source)
          ? <Menu.Item leftSection={<IconPlayerStop size={16} />} onClick={() => actions.cancel(source)}>Stop reading</Menu.Item>
          : <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => actions.sync(source)}>Read again</Menu.Item>}
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => actions.remove(source)}>Delete</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
