import { Rows } from "@/parts/Rows";
import { formatLimit, limitTexts, type LimitUse } from "@/pages/limits/limits";

/** Limits that hold by the minute, of which each caller uses its own. */
export function Rates({ limits, currency }: { limits: readonly LimitUse[]; currency: string }) {
  return (
    <Rows
      label="Rates"
      rows={limits}
      keyOf={({ name }) => name}
      columns={[
        { name: "Rate", cell: ({ name }) => limitTexts[name]?.label ?? name },
        { name: "At most", cell: ({ name, allowed }) => (allowed == null ? "no limit of its own" : formatLimit(name, allowed, currency)) },
        { name: "Remark", cell: ({ name }) => limitTexts[name]?.help, wide: true },
      ]}
      empty={null}
    />
  );
}
