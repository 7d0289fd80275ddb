import { Select } from "@mantine/core";
import { useMe, useTenant } from "@/access/useAccess";
import { meQuery } from "@/access/session";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";
import { roles, type Member, type Role } from "./people";

/** A person's role, changed as it is chosen; of oneself, only after a question. */
export function RoleSelect({ member }: { member: Member }) {
  const tenant = useTenant();
  const { user } = useMe();
  const change = useChange({
    run: (role: Role) => tenantApi(tenant).PUT("/api/v1/users/{id}", { params: { path: { id: member.id } }, body: { role } }),
    done: `The role of ${member.name} is changed.`,
    stale: [tenantKey(tenant, "users"), ...(member.id === user.id ? [meQuery.queryKey] : [])],
  });

  const choose = (role: Role): void => {
    if (role === member.role) return;
    if (member.id !== user.id) change.mutate(role);
    else confirm({ title: "Change your own role?", children: "You may lose this page with it, and need another owner to get it back.", verb: "Change it", onConfirm: () => change.mutate(role) });
  };

  return (
    <Select
      aria-label={`Role of ${member.name}`} size="xs" allowDeselect={false} disabled={change.isPending} comboboxProps={{ width: 240, position: "bottom-start" }}
      data={roles.map(({ value, label }) => ({ value, label }))} value={member.role} onChange={(role) => role && choose(role as Role)}
    />
  );
}
