import { Button, Text } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { Ago } from "@/parts/Ago";
import { Empty } from "@/parts/Empty";
import { List } from "@/parts/List";
import { State, type Tone } from "@/parts/State";
import type { AuditRecord } from "./auditLog";
import { AuditDetails } from "./AuditDetails";

const tones: Record<AuditRecord["outcome"], Tone> = { done: "good", begun: "open", refused: "warning", failed: "bad" };

/** Who did what, to what, and how it ended; each with what it changed. */
export function AuditList({ query }: { query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly AuditRecord[] }>, Error> }) {
  const [shown, setShown] = useState<AuditRecord>();
  return (
    <>
      <List
        label="Audit log"
        query={query}
        keyOf={({ sequence }) => String(sequence)}
        columns={[
          { name: "When", cell: ({ at }) => <Ago at={at} />, width: 130 },
          { name: "Who", cell: ({ actor }) => <Text size="sm" truncate>{whoOf(actor)}</Text> },
          { name: "Action", cell: ({ action }) => action, width: 200 },
          { name: "Object", cell: ({ object_id }) => <Text size="sm" truncate>{object_id ?? "none"}</Text>, wide: true },
          { name: "Outcome", cell: ({ outcome }) => <State tone={tones[outcome]}>{outcome}</State>, width: 120 },
          {
            name: "Change",
            width: 100,
            cell: (record) => <Button size="xs" variant="default" aria-label={`Show entry ${record.sequence}`} onClick={() => setShown(record)}>Show</Button>,
          },
        ]}
        empty={<Empty icon={IconListSearch} title="Nothing here">Every change and every sign-in is written here. If you have set a filter, widen it.</Empty>}
      />
      <AuditDetails record={shown} onClose={() => setShown(undefined)} />
    </>
  );
}

const whoOf = ({ kind, name, id }: AuditRecord["actor"]): string => name ?? id ?? (kind === "system" ? "the platform" : "nobody signed in");
