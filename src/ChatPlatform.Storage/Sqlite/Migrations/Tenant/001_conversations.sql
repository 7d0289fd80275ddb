-- Conversations and what they used. tenant_id stands in every table, as in every other placement.
CREATE TABLE sessions (
    tenant_id   TEXT NOT NULL,
    id          TEXT NOT NULL,
    bot_id      TEXT NOT NULL,
    origin      TEXT,
    answerer    TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    updated_at  TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;

CREATE INDEX sessions_by_update ON sessions (tenant_id, updated_at DESC, id);

CREATE TABLE messages (
    tenant_id         TEXT NOT NULL,
    id                TEXT NOT NULL,
    session_id        TEXT NOT NULL,
    sequence          INTEGER NOT NULL,
    role              TEXT NOT NULL,
    status            TEXT NOT NULL,
    text              TEXT NOT NULL,
    revision          INTEGER NOT NULL,
    client_message_id TEXT,
    reply_to          TEXT,
    citations         TEXT NOT NULL,
    rating            TEXT,
    rating_comment    TEXT,
    created_at        TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions (tenant_id, id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX messages_in_order ON messages (tenant_id, session_id, sequence);
CREATE UNIQUE INDEX messages_once_sent ON messages (tenant_id, session_id, client_message_id) WHERE client_message_id IS NOT NULL;
CREATE UNIQUE INDEX messages_once_answered ON messages (tenant_id, reply_to) WHERE reply_to IS NOT NULL;

-- One row for each completed turn; the reply's id makes metering it twice impossible.
CREATE TABLE usage (
    tenant_id     TEXT NOT NULL,
    message_id    TEXT NOT NULL,
    session_id    TEXT NOT NULL,
    bot_id        TEXT NOT NULL,
    provider      TEXT NOT NULL,
    model         TEXT NOT NULL,
    input_tokens  INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    created_at    TEXT NOT NULL,
    PRIMARY KEY (tenant_id, message_id)
) STRICT;

CREATE INDEX usage_by_time ON usage (tenant_id, created_at);
