import { Group, Select, Stack } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTenant } from "@/access/useAccess";
import { Ago } from "@/parts/Ago";
import { Empty } from "@/parts/Empty";
import { formatBytes, formatNumber } from "@/parts/format";
import { AnchorLink, ButtonLink } from "@/parts/links";
import { List, type Column } from "@/parts/List";
import { OutLink } from "@/parts/OutLink";
import { Page } from "@/parts/Page";
import { SearchBox } from "@/parts/SearchBox";
import { documentsQuery, sourcesQuery, type DocumentRow } from "./queries";

/** Every page and file that the bots know, as it is indexed. */
export default function Documents() {
  const tenant = useTenant();
  const navigate = useNavigate();
  const { source } = useSearch({ strict: false });
  const [sought, setSought] = useState("");
  const query = useInfiniteQuery(documentsQuery(tenant, { source, q: sought || undefined }));
  const sources = useInfiniteQuery(sourcesQuery(tenant));
  const filtered = source !== undefined || sought !== "";

  return (
    <Page lead="What was read from your sources and uploads. Open one to see the passages that the bots search.">
      <Stack gap="sm">
        <Group gap="sm">
          <SearchBox label="Find a document by its title or address" placeholder="Title or address" onSought={setSought} />
          <Select
            aria-label="Only documents of this source" placeholder="All sources" clearable searchable w={{ base: "100%", xs: 320 }} value={source ?? null}
            data={(sources.data?.pages ?? []).flatMap(({ items }) => items).map(({ id, url }) => ({ value: id, label: url }))}
            onChange={(id) => void navigate({ to: "/t/$tenant/documents", params: { tenant }, search: id === null ? {} : { source: id }, replace: true })}
          />
        </Group>
        <List
          label="Documents"
          query={query}
          keyOf={({ id }) => id}
          columns={columnsOf(tenant)}
          empty={(
            <Empty
              icon={IconFileText} title={filtered ? "No document matches" : "Nothing is known yet"}
              action={!filtered && <ButtonLink to="/t/$tenant/sources" params={{ tenant }}>Add a source</ButtonLink>}
            >
              {filtered ? "Choose another source, or search for less." : "Documents come from the websites and files that you add as sources."}
            </Empty>
          )}
        />
      </Stack>
    </Page>
  );
}

const columnsOf = (tenant: string): readonly Column<DocumentRow>[] => [
  {
    name: "Document",
    cell: ({ id, title, url }) => (
      <AnchorLink to="/t/$tenant/documents/$document" params={{ tenant, document: id }} size="sm" fw={600}>{title || url}</AnchorLink>
    ),
  },
  { name: "Address", cell: ({ url }) => <OutLink href={url} /> },
  { name: "Passages", width: 96, cell: ({ chunks }) => formatNumber(chunks) },
  { name: "Size", width: 90, wide: true, cell: ({ bytes }) => formatBytes(bytes) },
  { name: "Indexed", width: 130, cell: ({ indexed_at }) => <Ago at={indexed_at} /> },
];
