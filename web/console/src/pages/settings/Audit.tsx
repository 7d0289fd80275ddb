import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTenant } from "@/access/useAccess";
import { AuditFilters } from "@/pages/audit/AuditFilters";
import { AuditList } from "@/pages/audit/AuditList";
import { auditOfTenant, everything, verifyTenant } from "@/pages/audit/auditLog";
import { VerifyButton } from "@/pages/audit/VerifyButton";
import { Page } from "@/parts/Page";

/** Who changed what in the tenant. */
export default function TenantAudit() {
  const tenant = useTenant();
  const [filter, setFilter] = useState(everything);
  const [sought] = useDebouncedValue(filter, 250);
  const query = useInfiniteQuery(auditOfTenant(tenant, sought));
  return (
    <Page lead="Every change in this tenant: who made it, when, and what was before. Nothing in it can be changed." actions={<VerifyButton verify={() => verifyTenant(tenant)} />}>
      <AuditFilters filter={filter} onChange={setFilter} />
      <AuditList query={query} />
    </Page>
  );
}
