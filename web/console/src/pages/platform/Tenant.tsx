import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { Danger } from "./tenant/Danger";
import { KeyRotation } from "./tenant/KeyRotation";
import { Move } from "./tenant/Move";
import { PlanAndLimits } from "./tenant/PlanAndLimits";
import { Standing } from "./tenant/Standing";
import { tenantQueryOf } from "./tenant/tenant";
import { TenantActions } from "./tenant/TenantActions";

/** One tenant as the platform's operator sees it. */
export default function Tenant() {
  const { id } = useParams({ strict: false });
  const query = useQuery(tenantQueryOf(id ?? ""));
  return (
    <Page title={query.data?.name ?? id ?? ""} actions={query.data && <TenantActions tenant={query.data} />}>
      <Asked query={query}>
        {(tenant) => (
          <Stack gap="xl">
            <Standing tenant={tenant} />
            <PlanAndLimits stored={tenant} />
            <KeyRotation id={tenant.id} />
            <Move id={tenant.id} />
            <Danger tenant={tenant} />
          </Stack>
        )}
      </Asked>
    </Page>
  );
}
