import { Text } from "@mantine/core";
import { formatNumber } from "@/parts/format";
import { Rows } from "@/parts/Rows";
import type { System } from "./system";

/** How many grains of each kind are in memory, on all nodes. */
export function Activations({ activations }: { activations: System["activations"] }) {
  return (
    <Rows
      label="Grains in memory"
      rows={activations}
      keyOf={({ grain }) => grain}
      columns={[
        { name: "Grain", cell: ({ grain }) => grain },
        { name: "Activations", cell: ({ count }) => formatNumber(count) },
      ]}
      empty={<Text size="sm" c="dimmed">None: nobody has asked for anything lately.</Text>}
    />
  );
}
