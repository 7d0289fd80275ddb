import { may } from "@/access/policy";
import type { Me } from "@/access/session";

/** Where somebody begins in a tenant: with what they are there for. */
export function landingOf(me: Me, tenant: string): "/t/$tenant/overview" | "/t/$tenant/sources" | "/t/$tenant/desk" {
  if (may(me, "admin", tenant)) return "/t/$tenant/overview";
  return may(me, "upload", tenant) ? "/t/$tenant/sources" : "/t/$tenant/desk";
}
