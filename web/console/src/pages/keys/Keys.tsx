import { Button, Code, Group, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useChange } from "@/api/change";
import { Ago } from "@/parts/Ago";
import { Asked } from "@/parts/Asked";
import { confirm } from "@/parts/confirm";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { Rows } from "@/parts/Rows";
import { showOnce } from "@/parts/showOnce";
import { capitalized } from "@/parts/format";
import { KeyForm } from "./KeyForm";
import { keyRingQuery, type Key, type KeyRing } from "./keyRing";
import { RotationForm } from "./RotationForm";

/** The keys of one owner: makes, replaces and revokes them. */
export function Keys({ ring, lead }: { ring: KeyRing; lead: ReactNode }) {
  const query = useQuery(keyRingQuery(ring));
  const [making, form] = useDisclosure();
  const [rotated, setRotated] = useState<Key>();
  const revoke = useChange({ run: ({ id }: Key) => ring.revoke(id), done: "The key is revoked.", stale: [ring.key] });
  const close = (): void => {
    form.close();
    setRotated(undefined);
  };

  const onMade = ({ key, name, prefix }: Key): void => {
    close();
    showOnce({
      title: "Your new key",
      children: "Keep it where your server keeps its secrets. It is not shown again: only its first characters are stored, and a hash.",
      values: { [name ?? prefix]: key ?? "" },
    });
  };

  const askRevoke = (key: Key): void =>
    confirm({
      title: `Revoke ${nameOf(key)}?`,
      children: "Whatever uses it is refused from now on, and what it has open ends within 2 seconds. This cannot be undone.",
      verb: "Revoke",
      onConfirm: () => revoke.mutate(key),
    });

  return (
    <Page lead={lead} actions={<Button leftSection={<IconPlus size={16} />} onClick={form.open}>New key</Button>}>
      <Asked query={query}>
        {({ items }) => (
          <Rows
            label="Keys"
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { name: "Name", cell: (key) => <><Text size="sm" fw={600}>{nameOf(key)}</Text><Code>{key.prefix}…</Code></> },
              { name: "Scope", cell: ({ scope }) => capitalized(scope), width: 90 },
              { name: "Last used", cell: ({ last_used_at }) => <Ago at={last_used_at} /> },
              { name: "Made", cell: ({ created_at }) => <Ago at={created_at} />, wide: true },
              { name: "Ends", cell: ({ expires_at }) => <Ago at={expires_at} never="not by itself" /> },
              {
                name: "Actions",
                width: 190,
                cell: (key) => (
                  <Group gap="xs" wrap="nowrap">
                    <Button size="xs" variant="default" aria-label={`Rotate ${nameOf(key)}`} onClick={() => setRotated(key)}>Rotate</Button>
                    <Button size="xs" variant="default" aria-label={`Revoke ${nameOf(key)}`} onClick={() => askRevoke(key)}>Revoke</Button>
                  </Group>
                ),
              },
            ]}
            empty={<Empty icon={IconKey} title="No keys yet" action={<Button onClick={form.open}>New key</Button>}>A key lets a server of yours speak in this name. The widget needs none.</Empty>}
          />
        )}
      </Asked>
      <Modal opened={making} onClose={close} title="New key"><KeyForm ring={ring} onMade={onMade} onCancel={close} /></Modal>
      <Modal opened={rotated !== undefined} onClose={close} title={`Rotate ${rotated ? nameOf(rotated) : ""}`}>
        {rotated && <RotationForm ring={ring} rotated={rotated} onMade={onMade} onCancel={close} />}
      </Modal>
    </Page>
  );
}

const nameOf = ({ name, prefix }: Key): string => name || `${prefix}…`;
