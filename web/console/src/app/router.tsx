import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { meQuery } from "@/access/session";
import type { Policy } from "@/access/policy";
import { filtersOf } from "@/pages/conversations/filters";
import { Failed } from "@/parts/Failed";
import { Loading } from "@/parts/Loading";
import { Missing } from "@/parts/Missing";
import { PublicShell } from "@/shell/PublicShell";
import { queryClient } from "./queries";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Names the page in its heading, the window and the navigation. */
    title?: string;
    /** What the page asks of a person; the shell does not show it to others. */
    policy?: Policy;
  }
}

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing });

// Pages for people who are not signed in, or need not be.

const outside = createRoute({ getParentRoute: () => root, id: "outside", component: PublicShell });

const open = <Title extends string>(title: Title) => ({ title, policy: "anyone" as const });

const outsidePages = [
  createRoute({
    getParentRoute: () => outside,
    path: "/sign-in",
    staticData: open("Sign in"),
    validateSearch: (search): { then?: string } => (typeof search.then === "string" ? { then: search.then } : {}),
    component: lazyRouteComponent(() => import("@/pages/signing-in/SignIn")),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: "/setup",
    staticData: open("Set up the platform"),
    component: lazyRouteComponent(() => import("@/pages/signing-in/SetUp")),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: "/invitation",
    staticData: open("Join"),
    component: lazyRouteComponent(() => import("@/pages/signing-in/Invitation")),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: "/password",
    staticData: open("Set a new password"),
    component: lazyRouteComponent(() => import("@/pages/signing-in/NewPassword")),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: "/forgot",
    staticData: open("Forgotten password"),
    component: lazyRouteComponent(() => import("@/pages/signing-in/Forgot")),
  }),
] as const;

// Everything else asks for a session.

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }) => {
    if (!(await queryClient.ensureQueryData(meQuery))) {
      throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { then: location.href } });
    }
  },
  component: lazyRouteComponent(() => import("@/shell/Shell")),
});

const mine = [
  createRoute({
    getParentRoute: () => inside,
    path: "/",
    staticData: { title: "Home", policy: "person" },
    component: lazyRouteComponent(() => import("@/pages/Home")),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/me",
    staticData: { title: "Your account", policy: "person" },
    component: lazyRouteComponent(() => import("@/pages/me/Account")),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/me/second-factor",
    staticData: { title: "Second factor", policy: "person" },
    component: lazyRouteComponent(() => import("@/pages/me/SecondFactor")),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/me/sessions",
    staticData: { title: "Where you are signed in", policy: "person" },
    component: lazyRouteComponent(() => import("@/pages/me/Sessions")),
  }),
] as const;

const platform = createRoute({ getParentRoute: () => inside, path: "/platform" });

const operated = <Title extends string>(title: Title) => ({ title, policy: "platform" as const });

const platformPages = [
  createRoute({ getParentRoute: () => platform, path: "/tenants", staticData: operated("Tenants"), component: lazyRouteComponent(() => import("@/pages/platform/Tenants")) }),
  createRoute({ getParentRoute: () => platform, path: "/new", staticData: operated("New tenant"), component: lazyRouteComponent(() => import("@/pages/onboarding/NewTenant")) }),
  createRoute({ getParentRoute: () => platform, path: "/tenants/$id", staticData: operated("Tenant"), component: lazyRouteComponent(() => import("@/pages/platform/Tenant")) }),
  createRoute({ getParentRoute: () => platform, path: "/plans", staticData: operated("Plans"), component: lazyRouteComponent(() => import("@/pages/platform/Plans")) }),
  createRoute({ getParentRoute: () => platform, path: "/users", staticData: operated("People"), component: lazyRouteComponent(() => import("@/pages/platform/Users")) }),
  createRoute({ getParentRoute: () => platform, path: "/models", staticData: operated("Models"), component: lazyRouteComponent(() => import("@/pages/platform/Models")) }),
  createRoute({ getParentRoute: () => platform, path: "/keys", staticData: operated("Platform keys"), component: lazyRouteComponent(() => import("@/pages/platform/Keys")) }),
  createRoute({ getParentRoute: () => platform, path: "/audit", staticData: operated("Audit log"), component: lazyRouteComponent(() => import("@/pages/platform/Audit")) }),
  createRoute({ getParentRoute: () => platform, path: "/deletions", staticData: operated("Deletions"), component: lazyRouteComponent(() => import("@/pages/platform/Deletions")) }),
  createRoute({ getParentRoute: () => platform, path: "/system", staticData: operated("System health"), component: lazyRouteComponent(() => import("@/pages/platform/System")) }),
] as const;

const tenant = createRoute({ getParentRoute: () => inside, path: "/t/$tenant" });

const held = <Title extends string, Held extends Policy>(title: Title, policy: Held) => ({ title, policy });

// One page for the queue and for the conversation beside it: whoever goes from one to the next stays at the desk.
const desk = createRoute({ getParentRoute: () => tenant, path: "/desk", staticData: held("Desk", "desk"), component: lazyRouteComponent(() => import("@/pages/desk/Desk")) });

const tenantPages = [
  createRoute({ getParentRoute: () => tenant, path: "/overview", staticData: held("Overview", "admin"), component: lazyRouteComponent(() => import("@/pages/overview/Overview")) }),
  createRoute({ getParentRoute: () => tenant, path: "/start", staticData: held("Go live", "admin"), component: lazyRouteComponent(() => import("@/pages/onboarding/GoLive")) }),
  createRoute({ getParentRoute: () => tenant, path: "/conversations", staticData: held("Conversations", "desk"), validateSearch: filtersOf, component: lazyRouteComponent(() => import("@/pages/conversations/Conversations")) }),
  createRoute({ getParentRoute: () => tenant, path: "/conversations/$session", staticData: held("Conversation", "desk"), component: lazyRouteComponent(() => import("@/pages/conversations/Conversation")) }),
  desk.addChildren([createRoute({ getParentRoute: () => desk, path: "/$session", staticData: held("Desk", "desk") })]),
  createRoute({ getParentRoute: () => tenant, path: "/sources", staticData: held("Sources", "upload"), component: lazyRouteComponent(() => import("@/pages/knowledge/Sources")) }),
  createRoute({ getParentRoute: () => tenant, path: "/sources/$source", staticData: held("Source", "upload"), component: lazyRouteComponent(() => import("@/pages/knowledge/Source")) }),
  createRoute({
    getParentRoute: () => tenant,
    path: "/documents",
    staticData: held("Documents", "upload"),
    // Only those of one source.
    validateSearch: (search): { source?: string } => (typeof search.source === "string" ? { source: search.source } : {}),
    component: lazyRouteComponent(() => import("@/pages/knowledge/Documents")),
  }),
  createRoute({ getParentRoute: () => tenant, path: "/documents/$document", staticData: held("Document", "upload"), component: lazyRouteComponent(() => import("@/pages/knowledge/Document")) }),
  createRoute({ getParentRoute: () => tenant, path: "/playground", staticData: held("Playground", "upload"), component: lazyRouteComponent(() => import("@/pages/playground/Playground")) }),
  createRoute({ getParentRoute: () => tenant, path: "/bots", staticData: held("Bots", "admin"), component: lazyRouteComponent(() => import("@/pages/bots/Bots")) }),
  createRoute({ getParentRoute: () => tenant, path: "/bots/$bot", staticData: held("Bot", "admin"), component: lazyRouteComponent(() => import("@/pages/bots/Bot")) }),
  createRoute({
    getParentRoute: () => tenant,
    path: "/widget",
    staticData: held("Widget", "admin"),
    // Which bot's; the default one's when none is named.
    validateSearch: (search): { bot?: string } => (typeof search.bot === "string" ? { bot: search.bot } : {}),
    component: lazyRouteComponent(() => import("@/pages/widget/Widget")),
  }),
  createRoute({ getParentRoute: () => tenant, path: "/origins", staticData: held("Websites", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/Origins")) }),
  createRoute({ getParentRoute: () => tenant, path: "/people", staticData: held("People", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/People")) }),
  createRoute({ getParentRoute: () => tenant, path: "/keys", staticData: held("API keys", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/Keys")) }),
  createRoute({ getParentRoute: () => tenant, path: "/models", staticData: held("Models", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/Models")) }),
  createRoute({ getParentRoute: () => tenant, path: "/limits", staticData: held("Limits", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/Limits")) }),
  createRoute({ getParentRoute: () => tenant, path: "/hours", staticData: held("Hand-over", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/Handover")) }),
  createRoute({ getParentRoute: () => tenant, path: "/settings", staticData: held("Settings", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/Settings")) }),
  createRoute({ getParentRoute: () => tenant, path: "/audit", staticData: held("Audit log", "admin"), component: lazyRouteComponent(() => import("@/pages/settings/Audit")) }),
] as const;

export const routeTree = root.addChildren([
  outside.addChildren(outsidePages),
  inside.addChildren([...mine, platform.addChildren(platformPages), tenant.addChildren(tenantPages)]),
]);

export const router = createRouter({
  routeTree,
  basepath: "/console",
  defaultPreload: "intent",
  // Data is the query cache's business.
  defaultPreloadStaleTime: 0,
  // What is typed, chosen or waited for on the page of one thing is not taken along to that of another.
  defaultRemountDeps: ({ params }) => params,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failed failure={error} onRetry={reset} />,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
