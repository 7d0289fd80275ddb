import { Select, SimpleGrid, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { plansQuery, statusTexts, type TenantFilter, type TenantStatus } from "./tenants";

interface TenantFiltersProps {
  filter: TenantFilter;
  onChange: (filter: TenantFilter) => void;
}

/** Narrows the list of tenants. */
export function TenantFilters({ filter, onChange }: TenantFiltersProps) {
  const plans = useQuery(plansQuery);
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <TextInput label="Search" placeholder="Name or id" type="search" autoComplete="off" value={filter.q} onChange={(event) => onChange({ ...filter, q: event.currentTarget.value })} />
      <Select
        label="Status" placeholder="Any" clearable value={filter.status || null}
        data={Object.entries(statusTexts).map(([value, { label }]) => ({ value, label }))}
        onChange={(status) => onChange({ ...filter, status: (status ?? "") as TenantStatus | "" })}
      />
      <Select
        label="Plan" placeholder="Any" clearable value={filter.plan || null}
        data={(plans.data?.items ?? []).map(({ id }) => id)}
        onChange={(plan) => onChange({ ...filter, plan: plan ?? "" })}
      />
    </SimpleGrid>
  );
}
