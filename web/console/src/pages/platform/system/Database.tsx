import { Stack } from "@mantine/core";
import { Facts } from "@/parts/Facts";
import { formatBytes } from "@/parts/format";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import type { System } from "./system";

/** Which database, how large, and whether its tables are up to date. */
export function Database({ database: { product, bytes, is_writable, schemas } }: { database: System["database"] }) {
  return (
    <Stack>
      <Facts
        facts={[
          ["Product", product],
          ["Size", formatBytes(bytes)],
          ["State", <State key="state" tone={is_writable ? "good" : "bad"}>{is_writable ? "Writable" : "Read only"}</State>],
        ]}
      />
      <Rows
        label="Sets of tables"
        rows={schemas}
        keyOf={({ set }) => set}
        columns={[
          { name: "Tables", cell: ({ set }) => set },
          { name: "Migration applied", cell: ({ applied }) => applied },
          { name: "State", cell: ({ applied, newest }) => <State tone={applied === newest ? "good" : "warning"}>{applied === newest ? "Up to date" : `The newest is ${newest}`}</State> },
        ]}
        empty={null}
      />
    </Stack>
  );
}
