import { useQuery } from "@tanstack/react-query";
import { providersQuery } from "./providers";

/** In which the platform counts costs, ISO 4217. */
export const usePlatformCurrency = (): string => useQuery(providersQuery).data?.currency ?? "USD";
