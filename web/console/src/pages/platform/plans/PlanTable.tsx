import { Button, Group, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { formatLimit, limitNames, limitTexts } from "@/pages/limits/limits";
import { formatNumber } from "@/parts/format";
import { usePlatformCurrency } from "../models/usePlatformCurrency";
import { removalOf, sourceTexts, type Plan } from "./plans";

interface PlanTableProps {
  plans: readonly Plan[];
  onEdit: (plan: Plan) => void;
  onRemove: (plan: Plan) => void;
}

/** The plans side by side, a line a limit. */
export function PlanTable({ plans, onEdit, onRemove }: PlanTableProps) {
  const currency = usePlatformCurrency();
  const lines: readonly (readonly [string, (plan: Plan) => ReactNode])[] = [
    ["Tenants", ({ tenants }) => formatNumber(tenants)],
    ...limitNames.map((name) => [
      limitTexts[name]?.label ?? name,
      ({ limits }: Plan) => (limits[name] ? formatLimit(name, limits[name], currency) : "no limit"),
    ] as const),
    ["Defined", ({ source }) => sourceTexts[source]],
    ["Change", (plan) => <Actions plan={plan} onEdit={onEdit} onRemove={onRemove} />],
  ];
  return (
    <Table.ScrollContainer minWidth={130 + 120 * plans.length} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label="Plans">
        <Table.Thead><Table.Tr><Table.Th>Limit</Table.Th>{plans.map(({ id }) => <Table.Th key={id} miw={120}>{id}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {lines.map(([name, cell]) => (
            <Table.Tr key={name} style={{ verticalAlign: "top" }}>
              <Table.Th scope="row" fw={500} style={{ whiteSpace: "normal" }}>{name}</Table.Th>
              {plans.map((plan) => <Table.Td key={plan.id}>{cell(plan)}</Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What can be done with a plan; of one that the settings define, where to do it. */
function Actions({ plan, onEdit, onRemove }: { plan: Plan } & Omit<PlanTableProps, "plans">) {
  const removal = removalOf(plan);
  if (plan.source === "settings") {
    return <Text size="xs" c="dimmed">Only in the settings, under Chat:Plans:{plan.id}.</Text>;
  }
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" aria-label={`Change ${plan.id}`} onClick={() => onEdit(plan)}>Change</Button>
      {removal && (
        <Button size="xs" variant="default" aria-label={`${removal === "reset" ? "Reset" : "Delete"} ${plan.id}`} onClick={() => onRemove(plan)}>
          {removal === "reset" ? "Reset" : "Delete"}
        </Button>
      )}
    </Group>
  );
}
