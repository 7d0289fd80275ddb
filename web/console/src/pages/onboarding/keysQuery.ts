import { queryOptions, skipToken } from "@tanstack/react-query";
import type { Schema } from "@/api/types";

/** A new tenant's keys. They were told once, and are kept in memory only, until the page is left for good. */
export const firstKeysQuery = (tenant: string) =>
  queryOptions<Schema<"TenantKeys"> | null>({ queryKey: ["first keys", tenant], queryFn: skipToken, staleTime: Infinity, gcTime: Infinity });
