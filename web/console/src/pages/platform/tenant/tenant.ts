import { read } from "@/api/client";
import { platformQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type TenantConfig = Schema<"TenantConfig">;

export const tenantQueryOf = (id: string) =>
  platformQuery("tenants", ["one", id], (api, signal) => read(api.GET("/api/v1/admin/tenants/{id}", { params: { path: { id } }, signal })));

/** The tenant as it stands in the list, with its use and where its data lives. */
export const listedTenantQuery = (id: string) =>
  platformQuery("tenants", ["listed", id], async (api, signal) => {
    const { items } = await read(api.GET("/api/v1/admin/tenants", { params: { query: { q: id, limit: 100 } }, signal }));
    return items.find((tenant) => tenant.id === id) ?? null;
  });
