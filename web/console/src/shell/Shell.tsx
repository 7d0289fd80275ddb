import { Alert, AppShell, Burger, Group, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { may } from "@/access/policy";
import { meQuery } from "@/access/session";
import { line } from "@/live/line";
import { useFollowPlatform, useFollowTenant } from "@/live/useFollow";
import { Loading } from "@/parts/Loading";
import { NoPermission } from "@/parts/NoPermission";
import { Navigation } from "./Navigation";
import { usePageTitle } from "./usePageTitle";

// What opens and floats is heavy, and not needed for a page to be seen.
const TenantPicker = lazy(() => import("./TenantPicker"));
const PersonMenu = lazy(() => import("./PersonMenu"));

/** Around every page of somebody who is signed in: navigation, who they are, which tenant; and the page, if they may see it. */
export default function Shell() {
  const { data: me } = useQuery(meQuery);
  const [open, menu] = useDisclosure();
  const location = useLocation();
  const match = useMatches().at(-1);
  const { tenant } = (match?.params ?? {}) as { tenant?: string };
  const state = useSyncExternalStore(line.subscribe, line.state);

  usePageTitle();
  useFollowTenant(tenant ?? "", me != null && tenant !== undefined && may(me, "desk", tenant));
  useFollowPlatform(me?.user.platform_admin === true);
  useEffect(menu.close, [location.pathname]);

  if (!me) return <Navigate to="/sign-in" search={{ then: location.href }} replace />;

  return (
    <AppShell padding="md" header={{ height: 56 }} navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !open } }}>
      <AppShell.Header>
        <a href="#page" className="skip">Skip to the page</a>
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={open} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={open ? "Close the navigation" : "Open the navigation"} />
            <Text fw={700} c="brand" visibleFrom="sm">ChatPlatform</Text>
            <Suspense fallback={<Text fw={600} truncate>{tenant}</Text>}><TenantPicker me={me} tenant={tenant} /></Suspense>
          </Group>
          <Suspense><PersonMenu me={me} /></Suspense>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Pages">
        <Navigation me={me} tenant={tenant} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} data-page={match?.fullPath}>
        {state === "lost" && (
          <Alert icon={<IconPlugConnectedX size={18} />} color="yellow" mb="md" role="status">
            The connection is lost. What you see may be out of date until it is back.
          </Alert>
        )}
        <Suspense fallback={<Loading />}>
          {may(me, match?.staticData.policy ?? "person", tenant) ? <Outlet /> : <NoPermission />}
        </Suspense>
        <VisuallyHidden role="status">{match?.staticData.title}</VisuallyHidden>
      </AppShell.Main>
    </AppShell>
  );
}
