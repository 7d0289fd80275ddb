import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Model = Schema<"ModelView">;

export const modelsQuery = (tenant: string) => tenantQuery(tenant, "models", [], (api, signal) => read(api.GET("/api/v1/models", { signal })));

export const providers = [
  { value: "openai", label: "OpenAI, or a server that speaks its protocol" },
  { value: "anthropic", label: "Anthropic" },
];
