import { queryOptions } from "@tanstack/react-query";
import { platformApi, read, tenantApi } from "@/api/client";
import { platformKey, tenantKey } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Key = Schema<"KeyView">;
export type Scope = Schema<"ApiKeyScope">;

export interface NewKey {
  scope: Scope;
  name?: string;
  expires_at?: string;
}

/** The keys of one owner. */
export interface KeyRing {
  scopes: readonly Scope[];
  key: readonly unknown[];
  list: (signal: AbortSignal) => Promise<Schema<"KeyList">>;
  create: (key: NewKey) => Promise<Key>;
  rotate: (id: string, overlapHours: number) => Promise<Key>;
  revoke: (id: string) => Promise<unknown>;
}

export const keyRingQuery = ({ key, list }: KeyRing) => queryOptions({ queryKey: [...key, "keys"], queryFn: ({ signal }) => list(signal) });

/** Those by which a tenant's own servers speak. */
export function keyRingOfTenant(tenant: string): KeyRing {
  const api = tenantApi(tenant);
  return {
    scopes: ["chat", "upload", "admin"],
    key: tenantKey(tenant, "keys"),
    list: (signal) => read(api.GET("/api/v1/keys", { signal })),
    create: (body) => read(api.POST("/api/v1/keys", { body })),
    rotate: (id, overlap_hours) => read(api.POST("/api/v1/keys/{id}/rotate", { params: { path: { id }, query: { overlap_hours } } })),
    revoke: (id) => api.DELETE("/api/v1/keys/{id}", { params: { path: { id } } }),
  };
}

/** Those by which the operator's programs speak. */
export const keyRingOfPlatform: KeyRing = {
  scopes: ["platform"],
  key: platformKey("keys"),
  list: (signal) => read(platformApi.GET("/api/v1/admin/keys", { signal })),
  create: (body) => read(platformApi.POST("/api/v1/admin/keys", { body })),
  rotate: (id, overlap_hours) => read(platformApi.POST("/api/v1/admin/keys/{id}/rotate", { params: { path: { id }, query: { overlap_hours } } })),
  revoke: (id) => platformApi.DELETE("/api/v1/admin/keys/{id}", { params: { path: { id } } }),
};
