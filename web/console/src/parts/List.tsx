import { Box, Loader, Stack, Table } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { isOutdated, look, pagesBetween } from "@/live/sight";
import { Failed } from "./Failed";
import { CardLine, TableLine } from "./ListLine";
import { Loading } from "./Loading";
import { useRoom } from "./useRoom";

export interface Column<Row> {
  name: string;
  cell: (row: Row) => ReactNode;
  /** It only helps to compare rows, and is left out where there is little room. */
  wide?: boolean;
  width?: number | string;
}

interface Paged<Row> {
  readonly items: readonly Row[];
}

interface ListProps<Row> {
  /** Names the list for those who hear it. */
  label: string;
  query: UseInfiniteQueryResult<InfiniteData<Paged<Row>>, Error>;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** Shown when there is nothing. */
  empty: ReactNode;
}

/**
 * A list that comes in pages and may be long: only the rows in sight are drawn, and the next page is read before its
 * first row comes in sight. A table on a wide screen, cards on a phone.
 */
export function List<Row>({ label, query, columns, keyOf, empty }: ListProps<Row>) {
  const room = useRoom();
  const narrow = room === "cards";
  const place = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const shown = useMemo(() => columns.filter(({ wide }) => room === "wide" || !wide), [columns, room]);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (narrow ? 132 : 52),
    overscan: 12,
    scrollMargin: place.current?.offsetTop ?? 0,
    getItemKey: (index) => keyOf(rows[index] as Row),
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const seen = useMemo(() => pagesBetween(query.data?.pages ?? [], first, last), [query.data, first, last]);

  useEffect(() => look(seen), [seen]);
  useEffect(() => {
    if (query.isFetching || query.isError) return;
    if (seen.some(isOutdated)) void query.refetch();
    else if (last >= rows.length - 20 && query.hasNextPage) void query.fetchNextPage({ cancelRefetch: false });
  }, [seen, last, rows.length, query.hasNextPage, query.isFetching, query.isError, query.refetch, query.fetchNextPage]);

  if (query.isPending) return <Loading />;
  if (rows.length === 0) return query.isError ? <Failed failure={query.error} onRetry={() => void query.refetch()} /> : empty;

  const before = (items[0]?.start ?? 0) - virtual.options.scrollMargin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? 0) - virtual.options.scrollMargin);

  return (
    <Box ref={place} opacity={query.isPlaceholderData ? 0.6 : 1}>
      {narrow ? (
        <Stack component="ul" gap={0} p={0} m={0} aria-label={label} style={{ listStyle: "none" }}>
          <li aria-hidden style={{ height: before }} />
          {items.map(({ index, key }) => <CardLine key={String(key)} row={rows[index] as Row} index={index} columns={shown} measure={virtual.measureElement} />)}
          <li aria-hidden style={{ height: after }} />
        </Stack>
      ) : (
        <Table aria-label={label} verticalSpacing="xs" highlightOnHover highlightOnHoverColor="light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-6))" layout="fixed">
          <Table.Thead>
            <Table.Tr>{shown.map(({ name, width }) => <Table.Th key={name} w={width}>{name}</Table.Th>)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {before > 0 && <tr aria-hidden><td colSpan={shown.length} style={{ height: before, padding: 0 }} /></tr>}
            {items.map(({ index, key }) => <TableLine key={String(key)} row={rows[index] as Row} index={index} columns={shown} measure={virtual.measureElement} />)}
            {after > 0 && <tr aria-hidden><td colSpan={shown.length} style={{ height: after, padding: 0 }} /></tr>}
          </Table.Tbody>
        </Table>
      )}
      {query.isFetchingNextPage && <Loader size="sm" mx="auto" my="sm" aria-label="Loading more" />}
      {query.isError && <Failed failure={query.error} onRetry={() => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())} />}
    </Box>
  );
}
