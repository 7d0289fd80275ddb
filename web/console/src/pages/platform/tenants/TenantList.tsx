import { Anchor, Text } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { Ago } from "@/parts/Ago";
import { formatCost, formatNumber } from "@/parts/format";
import { List, type Column } from "@/parts/List";
import { State } from "@/parts/State";
import { usePlatformCurrency } from "../models/usePlatformCurrency";
import { placementTexts, statusTexts, type ListedTenant } from "./tenants";

interface TenantListProps {
  query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly ListedTenant[] }>, Error>;
  empty: ReactNode;
}

/** Tenants with what they use this month. */
export function TenantList({ query, empty }: TenantListProps) {
  const currency = usePlatformCurrency();
  const columns = useMemo(() => columnsIn(currency), [currency]);
  return (
    <List
      label="Tenants"
      query={query}
      keyOf={({ id }) => id}
      columns={columns}
      empty={empty}
    />
  );
}

const columnsIn = (currency: string): readonly Column<ListedTenant>[] => [
  { name: "Tenant", cell: (tenant) => <Named tenant={tenant} /> },
  { name: "Status", cell: ({ status }) => <State tone={statusTexts[status].tone}>{statusTexts[status].label}</State>, width: 140 },
  { name: "Plan", cell: ({ plan }) => plan, width: 110 },
  { name: "Messages", cell: ({ usage }) => used(usage?.messages_month, formatNumber), width: 100 },
  { name: "Cost", cell: ({ usage }) => used(usage?.cost_month, (cost) => formatCost(cost, currency)), width: 90 },
  { name: "Documents", cell: ({ usage }) => used(usage?.documents, formatNumber), width: 110 },
  { name: "Data lives in", cell: ({ placement }) => placementTexts[placement], width: 150, wide: true },
  { name: "Made", cell: ({ created_at }) => <Ago at={created_at} />, width: 120, wide: true },
];

function Named({ tenant: { id, name } }: { tenant: ListedTenant }) {
  return (
    <>
      <Anchor component={Link} to={`/platform/tenants/${id}`} size="sm" fw={600}>{name}</Anchor>
      {name !== id && <Text size="xs" c="dimmed" truncate>{id}</Text>}
    </>
  );
}

/** Of this month; not known while a tenant's data moves or is being removed. */
const used = (value: number | undefined, format: (value: number) => string): string => (value === undefined ? "not known now" : format(value));
