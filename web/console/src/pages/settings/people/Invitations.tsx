import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Ago } from "@/parts/Ago";
import { Asked } from "@/parts/Asked";
import { capitalized } from "@/parts/format";
import { Rows } from "@/parts/Rows";
import { invitationsQuery } from "./people";

/** Who has been invited and has not joined; each can be taken back. */
export function Invitations() {
  const tenant = useTenant();
  const query = useQuery(invitationsQuery(tenant));
  const revoke = useChange({
    run: (id: string) => tenantApi(tenant).DELETE("/api/v1/users/invitations/{id}", { params: { path: { id } } }),
    done: "The invitation is taken back. Its link does not work any more.",
    stale: [tenantKey(tenant, "users"), tenantKey(tenant, "limits")],
  });

  return (
    <Asked query={query} rows={2}>
      {({ items }) => (
        <Rows
          label="Invitations"
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            { name: "E-mail address", cell: ({ email }) => email },
            { name: "Role", cell: ({ role }) => capitalized(role) },
            { name: "Invited by", cell: ({ invited_by }) => invited_by },
            { name: "Ends", cell: ({ expires_at }) => <Ago at={expires_at} /> },
            { name: "Actions", cell: ({ id, email }) => <Button size="xs" variant="default" aria-label={`Take back the invitation of ${email}`} onClick={() => revoke.mutate(id)}>Take back</Button>, width: 130 },
          ]}
          empty={<Text size="sm" c="dimmed">None.</Text>}
        />
      )}
    </Asked>
  );
}
