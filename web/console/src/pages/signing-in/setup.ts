import { platformApi, read } from "@/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Whether the platform has nobody yet who could sign in to run it. */
export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => read(platformApi.GET("/api/v1/setup", { signal })),
  staleTime: Infinity,
});
