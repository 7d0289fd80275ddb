import { useTenant } from "@/access/useAccess";
import { Keys } from "@/pages/keys/Keys";
import { keyRingOfTenant } from "@/pages/keys/keyRing";

/** By what the tenant's own servers speak to the platform. */
export default function TenantKeys() {
  const tenant = useTenant();
  return <Keys ring={keyRingOfTenant(tenant)} lead="A key lets a server of yours speak to the platform in this tenant's name. Browsers never need one: the widget works without." />;
}
