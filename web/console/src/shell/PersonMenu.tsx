import { ActionIcon, Avatar, Group, Menu, Text, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconDeviceLaptop, IconLogout, IconMoon, IconShieldLock, IconSun, IconUser } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { forget, type Me } from "@/access/session";
import { useChange } from "@/api/change";
import { platformApi } from "@/api/client";

/** Who is signed in, what is theirs, the way out; and light or dark. */
export default function PersonMenu({ me }: { me: Me }) {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useChange({
    run: () => platformApi.POST("/api/v1/logout"),
    onDone: () => {
      forget(queries);
      void navigate({ to: "/sign-in" });
    },
  });

  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon variant="default" size="lg" aria-label={dark ? "Light colours" : "Dark colours"} onClick={() => setColorScheme(dark ? "light" : "dark")}>
        {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" radius="xl" aria-label={`Account of ${me.user.name}`}>
            <Avatar color="brand" size={34} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text size="sm" fw={600} c="var(--mantine-color-text)">{me.user.name}</Text>
            <Text size="xs">{me.user.email}</Text>
          </Menu.Label>
          <Menu.Item component={Link} to="/me" leftSection={<IconUser size={16} />}>Your account</Menu.Item>
          <Menu.Item component={Link} to="/me/second-factor" leftSection={<IconShieldLock size={16} />}>Second factor</Menu.Item>
          <Menu.Item component={Link} to="/me/sessions" leftSection={<IconDeviceLaptop size={16} />}>Where you are signed in</Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
