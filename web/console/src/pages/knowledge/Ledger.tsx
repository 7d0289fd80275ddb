import { Group, Select, Stack, Text } from "@mantine/core";
import { IconFileSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTenant } from "@/access/useAccess";
import { Ago } from "@/parts/Ago";
import { Empty } from "@/parts/Empty";
import { formatNumber } from "@/parts/format";
import { List, type Column } from "@/parts/List";
import { OutLink } from "@/parts/OutLink";
import { SearchBox } from "@/parts/SearchBox";
import { State } from "@/parts/State";
import { ledgerQuery, type LedgerPage, type PageState } from "./queries";
import { pageStates } from "./states";

const states = Object.entries(pageStates).map(([value, [, label]]) => ({ value, label }));

/** What became of every page of a source, and why. */
export function Ledger({ source }: { source: string }) {
  const tenant = useTenant();
  const [state, setState] = useState<PageState>();
  const [sought, setSought] = useState("");
  const query = useInfiniteQuery(ledgerQuery(tenant, source, { state, q: sought || undefined }));
  const filtered = state !== undefined || sought !== "";

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SearchBox label="Find a page by its address or title" placeholder="Address or title" onSought={setSought} />
        <Select
          aria-label="Only pages of this state" placeholder="All states" clearable w={{ base: "100%", xs: 180 }} data={states}
          value={state ?? null} onChange={(value) => setState((value as PageState | null) ?? undefined)}
        />
      </Group>
      <List
        label="Pages"
        query={query}
        keyOf={({ url }) => url}
        columns={columns}
        empty={(
          <Empty icon={IconFileSearch} title={filtered ? "No page matches" : "No page yet"}>
            {filtered ? "Choose another state, or search for less." : "Pages appear here as they are found."}
          </Empty>
        )}
      />
    </Stack>
  );
}

const columns: readonly Column<LedgerPage>[] = [
  {
    name: "Page",
    cell: ({ url, title }) => (
      <>
        {title && <Text size="sm" fw={500}>{title}</Text>}
        <Text size="xs"><OutLink href={url} /></Text>
      </>
    ),
  },
  { name: "State", width: 130, cell: ({ state }) => <State tone={pageStates[state][0]}>{pageStates[state][1]}</State> },
  { name: "Reason", width: "28%", cell: ({ reason, http_status }) => reason ?? (http_status ? <Text span size="sm" c="dimmed">Answered {http_status}</Text> : "–") },
  { name: "Passages", width: 96, wide: true, cell: ({ chunks }) => formatNumber(chunks) },
  { name: "Read", width: 120, wide: true, cell: ({ read_at }) => <Ago at={read_at} never="not yet" /> },
];
