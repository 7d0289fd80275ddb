import { Button, Stack, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/access/session";
import { useMe, useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Ago } from "@/parts/Ago";
import { confirm } from "@/parts/confirm";
import { Empty } from "@/parts/Empty";
import { List } from "@/parts/List";
import { SearchBox } from "@/parts/SearchBox";
import { State } from "@/parts/State";
import { membersPages, type Member } from "./people";
import { RoleSelect } from "./RoleSelect";

/** Who belongs to the tenant. */
export function Members({ onInvite }: { onInvite: () => void }) {
  const tenant = useTenant();
  const { user } = useMe();
  const [sought, setSought] = useState("");
  const query = useInfiniteQuery(membersPages(tenant, sought));
  const remove = useChange({
    run: ({ id }: Member) => tenantApi(tenant).DELETE("/api/v1/users/{id}", { params: { path: { id } } }),
    done: "They belong to this tenant no more.",
    // Who removes themselves belongs here no more, and is shown so.
    stale: [tenantKey(tenant, "users"), tenantKey(tenant, "limits"), meQuery.queryKey],
  });

  const askRemove = (member: Member): void =>
    confirm({
      title: `Remove ${member.name}?`,
      children: member.id === user.id ? "You lose all access to this tenant at once." : "They lose all access to this tenant at once; what they did stays. You can invite them again.",
      verb: "Remove",
      onConfirm: () => remove.mutate(member),
    });

  return (
    <Stack gap="sm">
      <SearchBox label="Find a person by name or e-mail address" placeholder="Name or e-mail address" onSought={setSought} />
      <List
        label="People"
        query={query}
        keyOf={({ id }) => id}
        columns={[
          { name: "Name", cell: (member) => <><Text size="sm" fw={600}>{member.name}{member.id === user.id && " (you)"}</Text><Text size="xs" c="dimmed">{member.email}</Text></> },
          { name: "Role", cell: (member) => <RoleSelect member={member} />, width: 150 },
          { name: "Second factor", cell: ({ second_factor }) => (second_factor ? <State tone="good">On</State> : <State tone="off">Off</State>), width: 130 },
          { name: "Joined", cell: ({ joined_at }) => <Ago at={joined_at} />, wide: true, width: 140 },
          { name: "Actions", cell: (member) => <Button size="xs" variant="default" aria-label={`Remove ${member.name}`} onClick={() => askRemove(member)}>Remove</Button>, width: 110 },
        ]}
        empty={
          sought === ""
            ? <Empty icon={IconUsers} title="Nobody yet" action={<Button onClick={onInvite}>Invite</Button>}>Invite those who look after the bots, and those who answer visitors.</Empty>
            : <Empty icon={IconUsers} title="Nobody is called so">Look for less of the name or the e-mail address.</Empty>
        }
      />
    </Stack>
  );
}
