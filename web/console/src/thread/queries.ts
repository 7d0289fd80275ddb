import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";

/** A conversation as it is kept, with what the platform knows of each reply besides its words. */
export const sessionQuery = (tenant: string, session: string) =>
  tenantQuery(tenant, "sessions", ["one", session], (api, signal) =>
    read(api.GET("/api/v1/sessions/{id}", { params: { path: { id: session } }, signal })));
