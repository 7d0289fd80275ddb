import { platformApi, read, tenantApi } from "@/api/client";
import { platformPages, tenantPages } from "@/api/queries";
import type { Schema } from "@/api/types";

export type AuditRecord = Schema<"AuditRecord">;
export type AuditVerdict = Schema<"AuditVerdict">;

/** What narrows the list; an empty member does not. */
export interface AuditFilter {
  action: string;
  actor: string;
  object: string;
  /** Days in the reader's own time, inclusive, as YYYY-MM-DD. */
  from: string;
  to: string;
}

export const everything: AuditFilter = { action: "", actor: "", object: "", from: "", to: "" };

const startOf = (day: string): Date => new Date(`${day}T00:00`);

function dayAfter(day: string): Date {
  const date = startOf(day);
  date.setDate(date.getDate() + 1);
  return date;
}

/** As the platform is asked. */
export const queryOf = ({ action, actor, object, from, to }: AuditFilter) => ({
  ...(action === "" ? {} : { Action: action }),
  ...(actor === "" ? {} : { Actor: actor }),
  ...(object === "" ? {} : { Object: object }),
  ...(from === "" ? {} : { From: startOf(from).toISOString() }),
  ...(to === "" ? {} : { To: dayAfter(to).toISOString() }),
});

/** A tenant's own chain. */
export const auditOfTenant = (tenant: string, filter: AuditFilter) =>
  tenantPages(tenant, "audit", [filter], (api, cursor, signal) =>
    read(api.GET("/api/v1/audit", { params: { query: { ...queryOf(filter), ...(cursor === undefined ? {} : { cursor }) } }, signal })));

export const verifyTenant = (tenant: string): Promise<AuditVerdict> => read(tenantApi(tenant).POST("/api/v1/audit/verify"));

/** The platform's chain, or that of a tenant, which outlives it. */
export const auditOfPlatform = (tenant: string, filter: AuditFilter) =>
  platformPages("audit", [tenant, filter], (api, cursor, signal) =>
    read(api.GET("/api/v1/admin/audit", {
      params: { query: { ...queryOf(filter), ...(tenant === "" ? {} : { tenant }), ...(cursor === undefined ? {} : { cursor }) } },
      signal,
    })));

export const verifyAny = (tenant: string): Promise<AuditVerdict> =>
  read(platformApi.POST("/api/v1/admin/audit/verify", { params: { query: tenant === "" ? {} : { tenant } } }));
