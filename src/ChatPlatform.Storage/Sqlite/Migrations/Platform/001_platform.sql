CREATE TABLE tenants (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    config     TEXT NOT NULL,
    version    INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

-- A host belongs to one tenant: the primary key says so.
CREATE TABLE origin_hosts (
    host      TEXT PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX origin_hosts_by_tenant ON origin_hosts (tenant_id);

-- tenant_id is null for a platform admin's key. Only the hash of a key is kept.
CREATE TABLE api_keys (
    id         TEXT PRIMARY KEY,
    tenant_id  TEXT REFERENCES tenants (id) ON DELETE CASCADE,
    scope      TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    hash       BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT
) STRICT;

CREATE INDEX api_keys_by_tenant ON api_keys (tenant_id);

CREATE TABLE grain_state (
    grain_type TEXT NOT NULL,
    grain_key  TEXT NOT NULL,
    name       TEXT NOT NULL,
    etag       INTEGER NOT NULL,
    payload    TEXT NOT NULL,
    PRIMARY KEY (grain_type, grain_key, name)
) STRICT, WITHOUT ROWID;
