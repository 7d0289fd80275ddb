import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";

export const originsQuery = (tenant: string) => tenantQuery(tenant, "origins", ["list"], (api, signal) => read(api.GET("/api/v1/origins", { signal })));

export const knowledgeQuery = (tenant: string) =>
  tenantQuery(tenant, "sources", ["knowledge"], (api, signal) => read(api.GET("/api/v1/knowledge/status", { signal })));

export const limitsQuery = (tenant: string) => tenantQuery(tenant, "limits", ["report"], (api, signal) => read(api.GET("/api/v1/limits", { signal })));
