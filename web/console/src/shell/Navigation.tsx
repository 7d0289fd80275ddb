import { NavLink, ScrollArea, Text } from "@mantine/core";
import {
  IconActivity, IconApi, IconBooks, IconBrowser, IconBuilding, IconChartBar, IconClockHour4, IconFileText, IconGauge, IconHeadset, IconKey,
  IconListSearch, IconMessages, IconPalette, IconRobot, IconRocket, IconSettings, IconSparkles, IconTestPipe, IconTrash, IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { Link, useRouter, type LinkProps } from "@tanstack/react-router";
import { may } from "@/access/policy";
import type { Me } from "@/access/session";

interface Entry {
  to: NonNullable<LinkProps["to"]>;
  icon: Icon;
}

interface Section {
  name: string;
  entries: readonly Entry[];
}

const ofTenant: readonly Section[] = [
  {
    name: "Run",
    entries: [
      { to: "/t/$tenant/overview", icon: IconChartBar },
      { to: "/t/$tenant/desk", icon: IconHeadset },
      { to: "/t/$tenant/conversations", icon: IconMessages },
      { to: "/t/$tenant/playground", icon: IconTestPipe },
    ],
  },
  {
    name: "Knowledge",
    entries: [
      { to: "/t/$tenant/sources", icon: IconBooks },
      { to: "/t/$tenant/documents", icon: IconFileText },
    ],
  },
  {
    name: "Set up",
    entries: [
      { to: "/t/$tenant/start", icon: IconRocket },
      { to: "/t/$tenant/bots", icon: IconRobot },
      { to: "/t/$tenant/widget", icon: IconPalette },
      { to: "/t/$tenant/origins", icon: IconBrowser },
      { to: "/t/$tenant/hours", icon: IconClockHour4 },
      { to: "/t/$tenant/people", icon: IconUsers },
      { to: "/t/$tenant/models", icon: IconSparkles },
      { to: "/t/$tenant/keys", icon: IconApi },
      { to: "/t/$tenant/limits", icon: IconGauge },
      { to: "/t/$tenant/settings", icon: IconSettings },
      { to: "/t/$tenant/audit", icon: IconListSearch },
    ],
  },
];

const ofPlatform: Section = {
  name: "Platform",
  entries: [
    { to: "/platform/tenants", icon: IconBuilding },
    { to: "/platform/plans", icon: IconGauge },
    { to: "/platform/users", icon: IconUsers },
    { to: "/platform/models", icon: IconSparkles },
    { to: "/platform/keys", icon: IconKey },
    { to: "/platform/audit", icon: IconListSearch },
    { to: "/platform/deletions", icon: IconTrash },
    { to: "/platform/system", icon: IconActivity },
  ],
};

/** The pages that the person may open, in this tenant and of the platform. */
export function Navigation({ me, tenant }: { me: Me; tenant: string | undefined }) {
  const { routesByPath } = useRouter();
  const sections = [...(tenant === undefined ? [] : ofTenant), ofPlatform]
    .map(({ name, entries }) => ({
      name,
      pages: entries.flatMap(({ to, icon }) => {
        const { title, policy } = routesByPath[to as keyof typeof routesByPath]?.options.staticData ?? {};
        return title !== undefined && policy !== undefined && may(me, policy, tenant) ? [{ to, icon, title }] : [];
      }),
    }))
    .filter(({ pages }) => pages.length > 0);

  return (
    <ScrollArea type="hover" component="nav">
      {sections.map(({ name, pages }) => (
        <div key={name}>
          <Text size="xs" fw={600} c="dimmed" tt="uppercase" px="sm" pt="sm" pb={4}>{name}</Text>
          {pages.map(({ to, icon: Sign, title }) => (
            <NavLink
              key={to}
              label={title}
              leftSection={<Sign size={18} stroke={1.6} aria-hidden />}
              renderRoot={(props) => <Link to={to} params={{ tenant: tenant ?? "" }} activeProps={{ "data-active": true, "aria-current": "page" }} {...props} />}
            />
          ))}
        </div>
      ))}
    </ScrollArea>
  );
}
