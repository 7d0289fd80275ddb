import { read, tenantApi } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type DeskSettings = Schema<"DeskSettingsView">;

/** What of them is edited together. */
export type DeskDraft = Omit<DeskSettings, "version">;

/** How a tenant's people are reached. */
export const deskSettingsQuery = (tenant: string) =>
  tenantQuery(tenant, "tenant", ["desk"], (api, signal) => read(api.GET("/api/v1/desk/settings", { signal })));

export const saveDeskSettings = (tenant: string, draft: DeskDraft, version: number): Promise<DeskSettings> =>
  read(tenantApi(tenant).PUT("/api/v1/desk/settings", { body: { ...draft, version } }));

export const draftOf = ({ version: _, ...draft }: DeskSettings): DeskDraft => draft;
