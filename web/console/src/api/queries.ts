import { infiniteQueryOptions, keepPreviousData, queryOptions, type InfiniteData } from "@tanstack/react-query";
import { readInSight } from "@/live/sight";
import { platformApi, tenantApi, type Api } from "./client";

/** What can change in a tenant, as the hub names it. */
export type TenantTopic =
  | "tenant" | "bots" | "origins" | "sources" | "documents" | "keys" | "users" | "models" | "limits" | "audit" | "sessions" | "desk";

/** What can change on the platform, as the hub names it. */
export type PlatformTopic = "tenants" | "plans" | "users" | "keys" | "audit" | "system";

export const tenantKey = (tenant: string, topic?: TenantTopic) => (topic ? ["tenant", tenant, topic] : ["tenant", tenant]);

export const platformKey = (topic?: PlatformTopic) => (topic ? ["platform", topic] : ["platform"]);

/** Something of a tenant's; read again when the hub says that its topic has changed. */
export const tenantQuery = <T>(tenant: string, topic: TenantTopic, parts: readonly unknown[], ask: (api: Api, signal: AbortSignal) => Promise<T>) =>
  queryOptions({ queryKey: [...tenantKey(tenant, topic), ...parts], queryFn: ({ signal }) => ask(tenantApi(tenant), signal) });

/** Something of the platform's; read again when the hub says that its topic has changed. */
export const platformQuery = <T>(topic: PlatformTopic, parts: readonly unknown[], ask: (api: Api, signal: AbortSignal) => Promise<T>) =>
  queryOptions({ queryKey: [...platformKey(topic), ...parts], queryFn: ({ signal }) => ask(platformApi, signal) });

interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor?: string | null;
}

type ReadPage<T> = (api: Api, cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

const pages = <T>(queryKey: readonly unknown[], api: Api, ask: ReadPage<T>) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal, client }) => {
      const held = client.getQueryData<InfiniteData<Page<T>, string | undefined>>(queryKey);
      return readInSight(held?.pages ?? [], held?.pages[held.pageParams.indexOf(pageParam)], () => ask(api, pageParam, signal));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<T>) => last.next_cursor ?? undefined,
    // A filter that is typed does not blank the list at every letter.
    placeholderData: keepPreviousData,
  });

/** A list of a tenant's that comes in pages. */
export const tenantPages = <T>(tenant: string, topic: TenantTopic, parts: readonly unknown[], ask: ReadPage<T>) =>
  pages([...tenantKey(tenant, topic), "pages", ...parts], tenantApi(tenant), ask);

/** A list of the platform's that comes in pages. */
export const platformPages = <T>(topic: PlatformTopic, parts: readonly unknown[], ask: ReadPage<T>) =>
  pages([...platformKey(topic), "pages", ...parts], platformApi, ask);
