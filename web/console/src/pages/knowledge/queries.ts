import { read } from "@/api/client";
import { tenantPages, tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Source = Schema<"SourceStatus">;
export type LedgerPage = Schema<"PageEntry">;
export type PageState = Schema<"PageState">;

const perPage = 100;

/** A tenant's sources, the last created first. */
export const sourcesQuery = (tenant: string) =>
  tenantPages(tenant, "sources", ["list"], (api, cursor, signal) => read(api.GET("/api/v1/sources", { params: { query: { cursor, limit: perPage } }, signal })));

export const sourceQuery = (tenant: string, id: string) =>
  tenantQuery(tenant, "sources", ["one", id], (api, signal) => read(api.GET("/api/v1/sources/{id}", { params: { path: { id } }, signal })));

/** How much is known in all. */
export const knowledgeQuery = (tenant: string) =>
  tenantQuery(tenant, "sources", ["knowledge"], (api, signal) => read(api.GET("/api/v1/knowledge/status", { signal })));

export interface LedgerFilter {
  state?: PageState | undefined;
  /** In the address or the title. */
  q?: string | undefined;
}

/** What became of every page of a source. */
export const ledgerQuery = (tenant: string, id: string, filter: LedgerFilter) =>
  tenantPages(tenant, "sources", ["ledger", id, filter], (api, cursor, signal) =>
    read(api.GET("/api/v1/sources/{id}/pages", { params: { path: { id }, query: { ...filter, cursor, limit: perPage } }, signal })));

export type DocumentRow = Schema<"DocumentSummary">;
export type WholeDocument = Schema<"DocumentView">;

export interface DocumentFilter {
  /** Only those of this source. */
  source?: string | undefined;
  /** In the title or the address. */
  q?: string | undefined;
}

/** What is indexed, the last indexed first. */
export const documentsQuery = (tenant: string, filter: DocumentFilter) =>
  tenantPages(tenant, "documents", ["list", filter], (api, cursor, signal) =>
    read(api.GET("/api/v1/documents", { params: { query: { ...filter, cursor, limit: perPage } }, signal })));

export const documentQuery = (tenant: string, id: string) =>
  tenantQuery(tenant, "documents", ["one", id], (api, signal) => read(api.GET("/api/v1/documents/{id}", { params: { path: { id } }, signal })));
