-- So that a bot can be had back as it was. version is the configuration's that the bot came with.
CREATE TABLE bot_versions (
    tenant_id  text COLLATE "C" NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    bot_id     text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text,
    bot        jsonb NOT NULL,
    PRIMARY KEY (tenant_id, bot_id, version)
);
