-- Deletions of tenants. A row outlives its tenant: it is the receipt.
CREATE TABLE tenant_deletions (
    id           text COLLATE "C" PRIMARY KEY,
    tenant_id    text COLLATE "C" NOT NULL,
    state        text NOT NULL,
    requested_at timestamptz NOT NULL,
    deletes_at   timestamptz NOT NULL,
    receipt      jsonb NOT NULL
);

CREATE UNIQUE INDEX tenant_deletions_open ON tenant_deletions (tenant_id) WHERE state IN ('scheduled', 'removing');
CREATE INDEX tenant_deletions_by_time ON tenant_deletions (requested_at DESC, id DESC);
