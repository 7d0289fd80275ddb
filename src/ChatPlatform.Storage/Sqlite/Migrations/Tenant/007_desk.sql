-- Who answers a session, and how it came to them. handovers counts the changes: a writer that has seen fewer is too late.
ALTER TABLE sessions ADD COLUMN handovers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN agent_id TEXT;
ALTER TABLE sessions ADD COLUMN agent_name TEXT;
ALTER TABLE sessions ADD COLUMN waiting_since TEXT;
ALTER TABLE sessions ADD COLUMN handover_reason TEXT;

CREATE INDEX sessions_at_desk ON sessions (tenant_id, answerer) WHERE answerer <> 'bot';

-- An agent's client may choose the same id as the visitor's.
DROP INDEX messages_once_sent;
CREATE UNIQUE INDEX messages_once_sent ON messages (tenant_id, session_id, role, client_message_id) WHERE client_message_id IS NOT NULL;

CREATE TABLE notes (
    tenant_id   TEXT NOT NULL,
    id          TEXT NOT NULL,
    session_id  TEXT NOT NULL,
    author_id   TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text        TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions (tenant_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX notes_by_session ON notes (tenant_id, session_id, created_at, id);

CREATE TABLE canned_replies (
    tenant_id TEXT NOT NULL,
    id        TEXT NOT NULL,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;
