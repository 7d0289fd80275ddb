-- The rows that a transaction may see and write are those of the tenant it began for, whatever its
-- queries say. FORCE holds the tables' owner to it too.
--
-- Which tenants have room here. 'moving': readable, not writable. 'gone': moved to another database.
CREATE TABLE tenant_homes (
    tenant_id text COLLATE "C" PRIMARY KEY,
    state     text NOT NULL CHECK (state IN ('here', 'moving', 'gone'))
);

ALTER TABLE tenant_homes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenant_homes
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

CREATE TABLE sessions (
    tenant_id   text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    bot_id      text NOT NULL,
    origin      text,
    answerer    text NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX sessions_by_update ON sessions (tenant_id, updated_at DESC, id DESC);

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sessions
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

CREATE TABLE messages (
    tenant_id         text COLLATE "C" NOT NULL,
    id                text COLLATE "C" NOT NULL,
    session_id        text COLLATE "C" NOT NULL,
    sequence          integer NOT NULL,
    role              text NOT NULL,
    status            text NOT NULL,
    text              text NOT NULL,
    revision          integer NOT NULL,
    client_message_id text COLLATE "C",
    reply_to          text COLLATE "C",
    citations         jsonb NOT NULL,
    rating            text,
    rating_comment    text,
    created_at        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions (tenant_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX messages_in_order ON messages (tenant_id, session_id, sequence);
CREATE UNIQUE INDEX messages_once_sent ON messages (tenant_id, session_id, client_message_id) WHERE client_message_id IS NOT NULL;
CREATE UNIQUE INDEX messages_once_answered ON messages (tenant_id, reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX messages_unfinished ON messages (created_at) WHERE status = 'streaming';

ALTER TABLE messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON messages
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

-- One row for each completed turn; the reply's id makes metering it twice impossible.
CREATE TABLE usage (
    tenant_id     text COLLATE "C" NOT NULL,
    message_id    text COLLATE "C" NOT NULL,
    session_id    text COLLATE "C" NOT NULL,
    bot_id        text COLLATE "C" NOT NULL,
    provider      text COLLATE "C" NOT NULL,
    model         text COLLATE "C" NOT NULL,
    input_tokens  integer NOT NULL,
    output_tokens integer NOT NULL,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message_id)
);

CREATE INDEX usage_by_time ON usage (tenant_id, created_at);

ALTER TABLE usage ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON usage
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));
