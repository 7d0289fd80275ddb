import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";

/** Milliseconds from the end of a re-reading to the next one, at least. */
const breath = 250;

/** Those that are read again now; and whether they have changed once more meanwhile. */
const runs = new WeakMap<Query, { again: boolean }>();

/**
 * Reads again what stands under the key: each query by itself, and one time after the other. However often it changes
 * meanwhile, it is read once more, after twice the time that the reading took.
 */
export function reread(queries: QueryClient, queryKey: QueryKey): void {
  void queries.invalidateQueries({ queryKey, refetchType: "none" });
  queries.getQueryCache().findAll({ queryKey, type: "active" }).forEach((query) => void run(queries, query));
}

async function run(queries: QueryClient, query: Query): Promise<void> {
  const running = runs.get(query);
  if (running) {
    running.again = true;
    return;
  }
  const mine = { again: true };
  runs.set(query, mine);
  while (mine.again && query.isActive()) {
    const began = performance.now();
    // What is asked for now may be answered with how it was before.
    mine.again = query.state.fetchStatus === "fetching";
    await queries.refetchQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false });
    await new Promise((resolve) => setTimeout(resolve, Math.max(breath, 2 * (performance.now() - began))));
  }
  runs.delete(query);
  // Nobody looks at it any more; whoever does next has it read.
  if (mine.again) query.invalidate();
}
