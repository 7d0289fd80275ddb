import { read } from "@/api/client";
import { platformPages } from "@/api/queries";
import type { Schema } from "@/api/types";
import type { Tone } from "@/parts/State";

export type ListedTenant = Schema<"ListedTenantView">;
export type TenantStatus = Schema<"TenantStatus">;

export interface TenantFilter {
  /** Part of an id or a name. */
  q: string;
  status: TenantStatus | "";
  plan: string;
}

export const tenantsPages = ({ q, status, plan }: TenantFilter) =>
  platformPages("tenants", [{ q, status, plan }], (api, cursor, signal) =>
    read(api.GET("/api/v1/admin/tenants", {
      params: {
        query: {
          ...(q === "" ? {} : { q }),
          ...(status === "" ? {} : { status }),
          ...(plan === "" ? {} : { plan }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
      signal,
    })));

export const statusTexts: Record<TenantStatus, { tone: Tone; label: string }> = {
  active: { tone: "good", label: "Active" },
  suspended: { tone: "warning", label: "Suspended" },
  deleting: { tone: "bad", label: "Being deleted" },
};

export const placementTexts: Record<ListedTenant["placement"], string> = {
  shared: "Shared database",
  own: "Own database",
};
