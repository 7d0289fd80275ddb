import type { Me } from "./session";

/**
 * What a page or an action asks of a person, by the names of the platform's own rules, which it tells with the session.
 * "anyone" asks for nothing, "person" for a session, "platform" for a platform admin; the others hold in a tenant.
 */
export type Policy = "anyone" | "person" | "chat" | "upload" | "desk" | "admin" | "platform";

/** Whether the platform would let this person do it, in this tenant where the policy holds in one. */
export function may(me: Me | null | undefined, policy: Policy, tenant?: string): boolean {
  if (policy === "anyone") return true;
  if (!me) return false;
  if (policy === "person" || me.user.platform_admin) return true;
  const membership = me.user.tenants?.find(({ tenant_id }) => tenant_id === tenant);
  return membership !== undefined && (me.policies[membership.role] ?? []).includes(policy);
}
