-- Models that tenants bring. api_key is sealed with the key ring for its tenant, also where it is empty.
CREATE TABLE tenant_models (
    tenant_id  text COLLATE "C" NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id         text COLLATE "C" NOT NULL,
    provider   text NOT NULL,
    base_url   text NOT NULL,
    model      text NOT NULL,
    api_key    text NOT NULL,
    created_at timestamptz NOT NULL,
    version    bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
