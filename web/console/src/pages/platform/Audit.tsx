import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AuditFilters } from "@/pages/audit/AuditFilters";
import { AuditList } from "@/pages/audit/AuditList";
import { auditOfPlatform, everything, verifyAny } from "@/pages/audit/auditLog";
import { VerifyButton } from "@/pages/audit/VerifyButton";
import { Page } from "@/parts/Page";

/** Who changed what on the platform, or in a tenant, one that is gone included. */
export default function PlatformAudit() {
  const [tenant, setTenant] = useState("");
  const [filter, setFilter] = useState(everything);
  const [sought] = useDebouncedValue({ tenant: tenant.trim(), filter }, 250);
  const query = useInfiniteQuery(auditOfPlatform(sought.tenant, sought.filter));
  return (
    <Page lead="Every sign-in and every change. Each tenant has a log of its own, which outlives it." actions={<VerifyButton verify={() => verifyAny(tenant.trim())} />}>
      <TextInput
        label="Log of tenant" description="Its id. Empty: the platform's own log." type="search" maw={320} autoComplete="off"
        value={tenant} onChange={(event) => setTenant(event.currentTarget.value)}
      />
      <AuditFilters filter={filter} onChange={setFilter} />
      <AuditList query={query} />
    </Page>
  );
}
