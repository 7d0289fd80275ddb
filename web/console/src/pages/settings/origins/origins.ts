import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Origin = Schema<"OriginView">;

export const originsQuery = (tenant: string) => tenantQuery(tenant, "origins", [], (api, signal) => read(api.GET("/api/v1/origins", { signal })));
