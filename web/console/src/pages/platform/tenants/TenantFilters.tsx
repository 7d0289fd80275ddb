import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { plansQuery } from "../plans/plans";
import { statusTexts, type TenantFilter, type TenantStatus } from "./tenants";

interface TenantFiltersProps {
  filter: TenantFilter;
  onChange: (filter: TenantFilter) => void;
}

const any = { value: "", label: "Any" };

/** Narrows the list of tenants; light, for it is the first page that an operator sees. */
export function TenantFilters({ filter, onChange }: TenantFiltersProps) {
  const plans = useQuery(plansQuery);
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <TextInput label="Search" placeholder="Name or id" type="search" autoComplete="off" value={filter.q} onChange={(event) => onChange({ ...filter, q: event.currentTarget.value })} />
      <NativeSelect
        label="Status" value={filter.status}
        data={[any, ...Object.entries(statusTexts).map(([value, { label }]) => ({ value, label }))]}
        onChange={(event) => onChange({ ...filter, status: event.currentTarget.value as TenantStatus | "" })}
      />
      <NativeSelect
        label="Plan" value={filter.plan}
        data={[any, ...(plans.data?.items ?? []).map(({ id }) => ({ value: id, label: id }))]}
        onChange={(event) => onChange({ ...filter, plan: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
