import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "@/api/problem";
import { forget } from "@/access/session";

/** Whoever asks and has no session any more is sent to sign in: the pages that need one watch it. */
function onFailure(failure: Error): void {
  if (failure instanceof Problem && failure.status === 401 && failure.code === "unauthorized") forget(queryClient);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onFailure }),
  mutationCache: new MutationCache({ onError: onFailure }),
  defaultOptions: {
    queries: {
      // The hub tells what changes; a mere look at another window is no reason to ask again.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, failure) => failures < 2 && (!(failure instanceof Problem) || failure.status === 0 || failure.status >= 500),
    },
  },
});
