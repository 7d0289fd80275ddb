import { read } from "@/api/client";
import { tenantPages, tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Member = Schema<"Member">;
export type Role = Schema<"TenantRole">;

/** @param q A part of the name or the e-mail address; "" for everybody. */
export const membersPages = (tenant: string, q: string) =>
  tenantPages(tenant, "users", ["members", q], (api, cursor, signal) =>
    read(api.GET("/api/v1/users", { params: { query: { ...(q === "" ? {} : { q }), ...(cursor === undefined ? {} : { cursor }) } }, signal })));

export const invitationsQuery = (tenant: string) =>
  tenantQuery(tenant, "users", ["invitations"], (api, signal) => read(api.GET("/api/v1/users/invitations", { signal })));

/** What each role may do, from least to most. */
export const roles: readonly { value: Role; label: string; help: string }[] = [
  { value: "agent", label: "Agent", help: "Reads conversations and answers visitors." },
  { value: "editor", label: "Editor", help: "Besides, changes what the bots know, and tries it out." },
  { value: "owner", label: "Owner", help: "Everything in this tenant: bots, websites, keys, people." },
];
