import { Button, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMe } from "@/access/useAccess";
import { Ago } from "@/parts/Ago";
import { Empty } from "@/parts/Empty";
import { List } from "@/parts/List";
import { Page } from "@/parts/Page";
import { SearchBox } from "@/parts/SearchBox";
import { State } from "@/parts/State";
import { UserForm } from "./users/UserForm";
import { UserMenu } from "./users/UserMenu";
import { usersPages } from "./users/users";

/** Everybody who can sign in, whatever tenants they belong to. */
export default function Users() {
  const { user: me } = useMe();
  const [sought, setSought] = useState("");
  const query = useInfiniteQuery(usersPages(sought));
  const [adding, dialog] = useDisclosure();
  return (
    <Page lead="Everybody who can sign in. Roles in a tenant are given there; a platform admin needs none." actions={<Button leftSection={<IconUserPlus size={16} />} onClick={dialog.open}>Add a person</Button>}>
      <SearchBox label="Find a person by name or e-mail address" placeholder="Name or e-mail address" onSought={setSought} />
      <List
        label="People"
        query={query}
        keyOf={({ id }) => id}
        columns={[
          { name: "Name", cell: (user) => <><Text size="sm" fw={600}>{user.name}{user.id === me.id && " (you)"}</Text><Text size="xs" c="dimmed">{user.email}</Text></> },
          { name: "Platform admin", cell: ({ platform_admin }) => (platform_admin ? <State tone="good">Yes</State> : <State tone="off">No</State>), width: 150 },
          { name: "Second factor", cell: ({ second_factor }) => (second_factor ? <State tone="good">On</State> : <State tone="off">Off</State>), width: 140 },
          { name: "Since", cell: ({ created_at }) => <Ago at={created_at} />, wide: true, width: 140 },
          { name: "Actions", cell: (user) => <UserMenu user={user} />, width: 90 },
        ]}
        empty={
          sought === ""
            ? <Empty icon={IconUsers} title="Nobody yet">Add a person, or invite one into a tenant.</Empty>
            : <Empty icon={IconUsers} title="Nobody is called so">Look for less of the name or the e-mail address.</Empty>
        }
      />
      <Modal opened={adding} onClose={dialog.close} title="Add a person"><UserForm onEnd={dialog.close} /></Modal>
    </Page>
  );
}
