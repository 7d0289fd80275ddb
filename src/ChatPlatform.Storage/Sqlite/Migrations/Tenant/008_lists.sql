-- So that lists answer at once however long they are: in their order, and by what they are filtered by.
DROP INDEX sessions_by_update;
CREATE INDEX sessions_by_update ON sessions (tenant_id, updated_at DESC, id DESC);
CREATE INDEX sessions_by_bot ON sessions (tenant_id, bot_id, updated_at DESC, id DESC);
DROP INDEX sessions_at_desk;
CREATE INDEX sessions_at_desk ON sessions (tenant_id, answerer, updated_at DESC, id DESC) WHERE answerer <> 'bot';
CREATE INDEX messages_by_end ON messages (tenant_id, status, session_id) WHERE status <> 'complete';
CREATE INDEX messages_rated ON messages (tenant_id, rating, session_id) WHERE rating IS NOT NULL;
DROP INDEX documents_by_source;
CREATE INDEX documents_by_source ON documents (tenant_id, source_id, indexed_at DESC, id DESC);
CREATE INDEX pages_in_order ON pages (tenant_id, source_id, position);

-- What was found for a reply; null where nothing was looked for.
ALTER TABLE messages ADD COLUMN retrieval TEXT;

-- The words of each message that is final. id is the rowid of the message in message_index.
CREATE TABLE message_words (
    id         INTEGER PRIMARY KEY,
    tenant_id  TEXT NOT NULL,
    message_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    UNIQUE (tenant_id, message_id)
) STRICT;

CREATE VIRTUAL TABLE message_index USING fts5 (
    text,
    content = '',
    contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 1 categories 'L* N* Co M*'"
);

INSERT INTO message_words (tenant_id, message_id, session_id) SELECT tenant_id, id, session_id FROM messages WHERE status <> 'streaming';
INSERT INTO message_index (rowid, text)
SELECT w.id, m.text FROM message_words w JOIN messages m ON m.tenant_id = w.tenant_id AND m.id = w.message_id;

CREATE TRIGGER messages_said AFTER INSERT ON messages WHEN new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (tenant_id, message_id, session_id) VALUES (new.tenant_id, new.id, new.session_id);
    INSERT INTO message_index (rowid, text)
    SELECT id, new.text FROM message_words WHERE tenant_id = new.tenant_id AND message_id = new.id;
END;

CREATE TRIGGER messages_ended AFTER UPDATE OF status ON messages WHEN old.status = 'streaming' AND new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (tenant_id, message_id, session_id) VALUES (new.tenant_id, new.id, new.session_id);
    INSERT INTO message_index (rowid, text)
    SELECT id, new.text FROM message_words WHERE tenant_id = new.tenant_id AND message_id = new.id;
END;

CREATE TRIGGER messages_removed AFTER DELETE ON messages
BEGIN
    DELETE FROM message_index WHERE rowid = (SELECT id FROM message_words WHERE tenant_id = old.tenant_id AND message_id = old.id);
    DELETE FROM message_words WHERE tenant_id = old.tenant_id AND message_id = old.id;
END;
