-- So that a bot can be had back as it was. version is the configuration's that the bot came with.
CREATE TABLE bot_versions (
    tenant_id  TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    bot_id     TEXT NOT NULL,
    version    INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT,
    bot        TEXT NOT NULL,
    PRIMARY KEY (tenant_id, bot_id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenants_by_time ON tenants (created_at DESC, id DESC);
