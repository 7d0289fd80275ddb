import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { TenantFilters } from "./tenants/TenantFilters";
import { TenantList } from "./tenants/TenantList";
import { tenantsPages, type TenantFilter } from "./tenants/tenants";

const all: TenantFilter = { q: "", status: "", plan: "" };

/** Every tenant of the platform, found by name, status and plan. */
export default function Tenants() {
  const [filter, setFilter] = useState(all);
  const [sought] = useDebouncedValue({ ...filter, q: filter.q.trim() }, 200);
  const query = useInfiniteQuery(tenantsPages(sought));
  const add = <Button component={Link} to="/platform/new" leftSection={<IconPlus size={16} />}>New tenant</Button>;
  return (
    <Page lead="Each tenant has its own bots, data, people and limits, and sees nothing of the others." actions={add}>
      <TenantFilters filter={filter} onChange={setFilter} />
      <TenantList
        query={query}
        empty={
          sought.q || sought.status || sought.plan
            ? <Empty icon={IconBuilding} title="No such tenant">Widen the filter to see others.</Empty>
            : <Empty icon={IconBuilding} title="No tenant yet" action={add}>The first one takes a few minutes: a name, a website, a script tag.</Empty>
        }
      />
    </Page>
  );
}
