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

-- When a page last showed the widget, by the tenant's origin or pattern that let it in; to the hour.
CREATE TABLE widget_sightings (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    origin    text NOT NULL,
    seen_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, origin)
);
