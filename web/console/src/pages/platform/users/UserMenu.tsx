import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useMe } from "@/access/useAccess";
import { confirm } from "@/parts/confirm";
import type { User } from "./users";
import { useUserChanges } from "./useUserChanges";

/** What the operator can do about one person. */
export function UserMenu({ user }: { user: User }) {
  const { user: me } = useMe();
  const change = useUserChanges(user);
  const self = user.id === me.id;

  const askAdmin = (): void =>
    confirm({
      title: user.platform_admin ? `Take the platform from ${user.name}?` : `Make ${user.name} a platform admin?`,
      children: user.platform_admin ? "They keep their roles in tenants." : "They may do everything in every tenant, and on these pages.",
      verb: user.platform_admin ? "Take it" : "Make them one",
      onConfirm: () => change.setAdmin.mutate(!user.platform_admin),
    });
  const askSecondFactor = (): void =>
    confirm({
      title: `Reset the second factor of ${user.name}?`,
      children: "Only when they have lost it, and you are sure that it is they who ask. They are signed out everywhere, and sign in by their password alone.",
      verb: "Reset it",
      onConfirm: () => change.resetSecondFactor.mutate(),
    });
  const askDelete = (): void =>
    confirm({
      title: `Delete ${user.name}?`,
      children: "They are removed from every tenant and signed out. What they did stays in the audit log.",
      verb: "Delete",
      name: user.email,
      onConfirm: () => change.remove.mutate(),
    });

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={`Actions for ${user.name}`}><IconDots size={16} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={askAdmin} disabled={self}>{user.platform_admin ? "Take the platform from them" : "Make a platform admin"}</Menu.Item>
        <Menu.Item onClick={() => change.sendPasswordLink.mutate()}>Send a password link</Menu.Item>
        <Menu.Item onClick={askSecondFactor} disabled={!user.second_factor}>Reset the second factor</Menu.Item>
        <Menu.Item onClick={() => change.signOut.mutate()}>Sign out everywhere</Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" onClick={askDelete} disabled={self}>Delete</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
