import { read } from "@/api/client";
import { platformQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Provider = Schema<"ProviderView">;

export const providersQuery = platformQuery("system", ["models"], (api, signal) => read(api.GET("/api/v1/admin/models", { signal })));

/** The one that is built in, and quotes instead of writing. */
export const builtIn = "extractive";
