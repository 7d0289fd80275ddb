-- Who answers a session, and how it came to them. handovers counts the changes: a writer that has seen fewer is too late.
ALTER TABLE sessions ADD COLUMN handovers integer NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN agent_id text COLLATE "C";
ALTER TABLE sessions ADD COLUMN agent_name text;
ALTER TABLE sessions ADD COLUMN waiting_since timestamptz;
ALTER TABLE sessions ADD COLUMN handover_reason text;

CREATE INDEX sessions_at_desk ON sessions (tenant_id, answerer) WHERE answerer <> 'bot';

-- An agent's client may choose the same id as the visitor's.
DROP INDEX messages_once_sent;
CREATE UNIQUE INDEX messages_once_sent ON messages (tenant_id, session_id, role, client_message_id) WHERE client_message_id IS NOT NULL;

CREATE TABLE notes (
    tenant_id   text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    session_id  text COLLATE "C" NOT NULL,
    author_id   text COLLATE "C" NOT NULL,
    author_name text NOT NULL,
    text        text NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX notes_by_session ON notes (tenant_id, session_id, created_at, id);

ALTER TABLE notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON notes
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

CREATE TABLE canned_replies (
    tenant_id text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    title     text NOT NULL,
    text      text NOT NULL,
    version   integer NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

ALTER TABLE canned_replies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON canned_replies
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

-- Conversations that agents have are work, too: their desk looks whether the agents are still there.
CREATE POLICY unfinished ON sessions FOR SELECT TO CURRENT_USER USING (answerer = 'agent');

CREATE OR REPLACE FUNCTION unfinished_work(older_than timestamptz)
    RETURNS TABLE (tenant_id text, kind text, id text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = chat_tenant, pg_temp
AS $$
    SELECT DISTINCT m.tenant_id, 'session', m.session_id
    FROM messages m JOIN tenant_homes h ON h.tenant_id = m.tenant_id AND h.state = 'here'
    WHERE m.status = 'streaming' AND m.created_at <= older_than
    UNION ALL
    SELECT s.tenant_id, 'source', s.id
    FROM sources s JOIN tenant_homes h ON h.tenant_id = s.tenant_id AND h.state = 'here'
    WHERE s.state IN ('queued', 'running') AND s.created_at <= older_than
    UNION ALL
    SELECT DISTINCT s.tenant_id, 'desk', s.tenant_id
    FROM sessions s JOIN tenant_homes h ON h.tenant_id = s.tenant_id AND h.state = 'here'
    WHERE s.answerer = 'agent'
$$;
