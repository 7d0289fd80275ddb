CREATE TABLE tenants (
    id         text COLLATE "C" PRIMARY KEY,
    name       text NOT NULL,
    config     jsonb NOT NULL,
    version    integer NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX tenants_by_time ON tenants (created_at DESC, id DESC);

-- A host belongs to one tenant: the primary key says so.
CREATE TABLE origin_hosts (
    host      text COLLATE "C" PRIMARY KEY,
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id) ON DELETE CASCADE
);

CREATE INDEX origin_hosts_by_tenant ON origin_hosts (tenant_id);

-- tenant_id is null for a platform admin's key. Only the hash of a key is kept.
CREATE TABLE api_keys (
    id         text COLLATE "C" PRIMARY KEY,
    tenant_id  text COLLATE "C" REFERENCES tenants (id) ON DELETE CASCADE,
    scope      text NOT NULL,
    prefix     text NOT NULL,
    hash       bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);

CREATE INDEX api_keys_by_tenant ON api_keys (tenant_id);

CREATE TABLE grain_state (
    grain_type text COLLATE "C" NOT NULL,
    grain_key  text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    etag       bigint NOT NULL,
    payload    jsonb NOT NULL,
    PRIMARY KEY (grain_type, grain_key, name)
);

-- The keys that all nodes protect data with.
CREATE TABLE key_ring (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text,
    element  text NOT NULL
);

-- Where a tenant's data is: no row, or a null connection, is the shared database. The connection string
-- is encrypted with the key ring.
CREATE TABLE tenant_placements (
    tenant_id  text COLLATE "C" PRIMARY KEY,
    connection text
);
