import { Button } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { Link, Navigate } from "@tanstack/react-router";
import { useMe } from "@/access/useAccess";
import { Empty } from "@/parts/Empty";
import { landingOf } from "@/shell/landing";

/** Sends everybody to where their work is. */
export default function Home() {
  const me = useMe();
  const first = me.user.tenants?.[0]?.tenant_id;
  if (me.user.platform_admin) return <Navigate to="/platform/tenants" replace />;
  if (first !== undefined) return <Navigate to={landingOf(me, first)} params={{ tenant: first }} replace />;
  return (
    <Empty page icon={IconBuilding} title="You belong to no tenant yet" action={<Button component={Link} to="/me" variant="default">Your account</Button>}>
      Ask the owner of one to invite {me.user.email}.
    </Empty>
  );
}
