import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Bot = Schema<"BotView">;

/** A tenant's bots, the default one first. */
export const botsQuery = (tenant: string) => tenantQuery(tenant, "bots", ["list"], (api, signal) => read(api.GET("/api/v1/bots", { signal })));
