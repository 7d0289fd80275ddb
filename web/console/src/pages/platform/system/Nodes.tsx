import { Text } from "@mantine/core";
import { Ago } from "@/parts/Ago";
import { Rows } from "@/parts/Rows";
import { State, type Tone } from "@/parts/State";
import type { System } from "./system";

/** Hosts of grains (silos) that are part of the platform, or lately were. */
export function Nodes({ nodes }: { nodes: System["nodes"] }) {
  return (
    <Rows
      label="Nodes"
      rows={nodes}
      keyOf={({ name, started_at }) => `${name} ${started_at}`}
      columns={[
        { name: "Name", cell: ({ name }) => name },
        { name: "Address", cell: ({ address }) => address ?? "by itself" },
        { name: "Status", cell: ({ status }) => <State tone={toneOf(status)}>{status}</State> },
        { name: "Started", cell: ({ started_at }) => <Ago at={started_at} /> },
      ]}
      empty={<Text size="sm" c="dimmed">None is known.</Text>}
    />
  );
}

function toneOf(status: string): Tone {
  if (status === "Active") return "good";
  return status === "Dead" ? "bad" : "open";
}
