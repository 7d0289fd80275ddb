import { Ago } from "@/parts/Ago";
import { Facts } from "@/parts/Facts";
import { formatNumber } from "@/parts/format";
import type { System } from "./system";

/** What runs, since when, and what is under way. */
export function Summary({ system: { engine, version, started_at, queues } }: { system: System }) {
  const underWay = (count: number | undefined): string => (count === undefined ? "too many to count" : formatNumber(count));
  return (
    <Facts
      facts={[
        ["Engine", engine],
        ["Version", version.split("+")[0]],
        ["This node runs since", <Ago key="started" at={started_at} />],
        ["Replies being written", underWay(queues?.replying)],
        ["Sources being read", underWay(queues?.reading)],
        ["Tenants with people answering", underWay(queues?.at_desk)],
      ]}
    />
  );
}
