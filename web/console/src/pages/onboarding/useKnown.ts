import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { botsQuery } from "@/pages/bots/queries";
import { isReading } from "@/pages/knowledge/progress";
import { knowledgeQuery, sourcesQuery, type Source } from "@/pages/knowledge/queries";
import { limitsQuery } from "@/pages/settings/limits/limitsQuery";
import { originsQuery } from "@/pages/settings/origins/origins";
import type { Known } from "./steps";

interface Standing {
  known: Known | undefined;
  sources: readonly Source[];
  failure: Error | undefined;
  retry: () => void;
}

/** Where a tenant stands on its way, read anew as it changes. */
export function useKnown(tenant: string): Standing {
  const [origins, bots, knowledge, limits] = useQueries({ queries: [originsQuery(tenant), botsQuery(tenant), knowledgeQuery(tenant), limitsQuery(tenant)] });
  const list = useInfiniteQuery(sourcesQuery(tenant));
  const sources = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const all = [origins, bots, knowledge, limits, list];
  const known = origins.data && bots.data && knowledge.data && limits.data && list.data && {
    origins: origins.data.items,
    bot: bots.data.items[0],
    chunks: knowledge.data.chunks,
    reading: sources.some(isReading),
    questions: limits.data.limits.find(({ name }) => name === "messages_per_month")?.used ?? 0,
  };
  return {
    known,
    sources,
    failure: all.find(({ error }) => error)?.error ?? undefined,
    retry: () => all.filter(({ isError }) => isError).forEach(({ refetch }) => void refetch()),
  };
}
