import { read } from "@/api/client";
import { platformQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type System = Schema<"SystemReport">;

export const systemQuery = platformQuery("system", ["report"], (api, signal) => read(api.GET("/api/v1/admin/system", { signal })));
