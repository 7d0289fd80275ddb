import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";

export const limitsQuery = (tenant: string) => tenantQuery(tenant, "limits", [], (api, signal) => read(api.GET("/api/v1/limits", { signal })));
