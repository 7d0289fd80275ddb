import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect } from "react";
import { platformKey, tenantKey, type PlatformTopic, type TenantTopic } from "@/api/queries";
import { line } from "./line";
import { reread } from "./reread";

interface Changed<Topic> {
  readonly topic: Topic | "ready";
  readonly id?: string | null;
}

/** Reads again what the hub says has changed; after a break, everything, since nobody told meanwhile. */
function useFollowing<Topic extends string>(method: string, args: readonly string[], keyOf: (topic?: Topic) => QueryKey, wanted: boolean): void {
  const queries = useQueryClient();
  const scope = args.join();
  useEffect(() => {
    if (!wanted) return;
    let first = true;
    return line.watch<Changed<Topic>>(method, () => [...args], {
      onItem: ({ topic }) => {
        if (topic !== "ready") reread(queries, keyOf(topic));
        else if (first) first = false;
        else reread(queries, keyOf());
      },
    });
    // The key says all that the arguments do.
  }, [method, scope, wanted, queries]);
}

/** Keeps the pages of a tenant live. */
export const useFollowTenant = (tenant: string, wanted: boolean): void =>
  useFollowing<TenantTopic>("Follow", [tenant], (topic) => tenantKey(tenant, topic), wanted);

/** Keeps the platform's pages live. */
export const useFollowPlatform = (wanted: boolean): void =>
  useFollowing<PlatformTopic>("FollowPlatform", [], platformKey, wanted);
