import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { platformApi, read, setCsrfToken } from "@/api/client";
import { Problem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { line } from "@/live/line";

/** Who is signed in, and where they belong. */
export type Me = Schema<"Me">;

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const me = await read(platformApi.GET("/api/v1/me", { signal }));
      setCsrfToken(me.csrf_token);
      return me;
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) return null;
      throw failure;
    }
  },
  staleTime: Infinity,
});

/** Forgets who was signed in and all that they have seen, and hangs up what they listened to. */
export function forget(queries: QueryClient): void {
  setCsrfToken(undefined);
  void line.close();
  // First that nobody is there: the pages go by it, and none of them asks again for what is dropped.
  queries.setQueryData(meQuery.queryKey, null);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
}
