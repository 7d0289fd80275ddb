import { read, tenantApi } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type TenantSettings = Schema<"TenantSettings">;

export const settingsQuery = (tenant: string) => tenantQuery(tenant, "tenant", ["settings"], (api, signal) => read(api.GET("/api/v1/tenant", { signal })));

/** Stores what the change names on top of the version that was seen. */
export const saveSettings = (tenant: string, change: Omit<Schema<"TenantSettingsRequest">, "version">, version: number): Promise<TenantSettings> =>
  read(tenantApi(tenant).PUT("/api/v1/tenant", { body: { ...change, version } }));
