-- Deletions of tenants. A row outlives its tenant: it is the receipt.
CREATE TABLE tenant_deletions (
    id           TEXT PRIMARY KEY,
    tenant_id    TEXT NOT NULL,
    state        TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    deletes_at   TEXT NOT NULL,
    receipt      TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX tenant_deletions_open ON tenant_deletions (tenant_id) WHERE state IN ('scheduled', 'removing');
CREATE INDEX tenant_deletions_by_time ON tenant_deletions (requested_at DESC, id DESC);
