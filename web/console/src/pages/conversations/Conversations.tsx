import { Text } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTenant } from "@/access/useAccess";
import { read } from "@/api/client";
import { tenantPages } from "@/api/queries";
import type { Schema } from "@/api/types";
import { Ago } from "@/parts/Ago";
import { Empty } from "@/parts/Empty";
import { formatNumber } from "@/parts/format";
import { AnchorLink } from "@/parts/links";
import { List, type Column } from "@/parts/List";
import { Page } from "@/parts/Page";
import { Answers } from "@/thread/Answers";
import { FilterBar } from "./FilterBar";
import { queryOf, type Filters } from "./filters";
import { Outcome } from "./Outcome";

type Summary = Schema<"SessionSummary">;

const conversationsQuery = (tenant: string, filters: Filters) =>
  tenantPages(tenant, "sessions", [filters], (api, cursor, signal) =>
    read(api.GET("/api/v1/sessions", { params: { query: { ...queryOf(filters), cursor } }, signal })));

/** What visitors and the bots have said to each other, and those that are at it now. */
export default function Conversations() {
  const tenant = useTenant();
  const filters = useSearch({ from: "/inside/t/$tenant/conversations" });
  const query = useInfiniteQuery(conversationsQuery(tenant, filters));
  const filtered = Object.keys(filters).length > 0;

  const columns = useMemo(() => columnsOf(tenant), [tenant]);

  return (
    <Page lead="The most recently active first. The list stays up to date by itself.">
      <FilterBar filters={filters} />
      <List
        label="Conversations"
        query={query}
        columns={columns}
        keyOf={({ id }) => id}
        empty={filtered
          ? <Empty icon={IconMessages} title="No conversation is like that">Take a filter away, or look for another word.</Empty>
          : <Empty icon={IconMessages} title="Nobody has asked anything yet">Conversations appear here as soon as a visitor writes in the widget, or a server asks through the API.</Empty>}
      />
    </Page>
  );
}

const columnsOf = (tenant: string): readonly Column<Summary>[] => [
  {
    name: "Began with",
    cell: ({ id, first_message }) => (
      <AnchorLink to="/t/$tenant/conversations/$session" params={{ tenant, session: id }} size="sm" lineClamp={2}>
        {first_message || "No words yet"}
      </AnchorLink>
    ),
  },
  { name: "Answered by", width: 170, cell: ({ answerer }) => <Answers by={answerer} /> },
  { name: "Outcome", width: 170, wide: true, cell: (summary) => <Outcome of={summary} /> },
  { name: "Bot", width: 100, wide: true, cell: ({ bot_id }) => bot_id },
  { name: "Messages", width: 100, wide: true, cell: ({ messages }) => formatNumber(messages) },
  { name: "Website", width: 170, wide: true, cell: ({ origin }) => origin ?? <Text size="sm" c="dimmed">through the API</Text> },
  { name: "Last active", width: 135, cell: ({ updated_at }) => <Ago at={updated_at} /> },
];
