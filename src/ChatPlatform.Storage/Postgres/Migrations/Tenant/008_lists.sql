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

-- What was found for a reply; null where nothing was looked for.
ALTER TABLE messages ADD COLUMN retrieval jsonb;

-- The words of each message that is final. One of the lexemes names the tenant, so that the index finds the words of
-- one tenant without walking through those of others; see chunk_words.
CREATE TABLE message_words (
    tenant_id  text COLLATE "C" NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    session_id text COLLATE "C" NOT NULL,
    words      tsvector NOT NULL,
    PRIMARY KEY (tenant_id, message_id),
    FOREIGN KEY (tenant_id, message_id) REFERENCES messages (tenant_id, id) ON DELETE CASCADE
);

CREATE FUNCTION words_of(tenant text, said text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT strip(to_tsvector('simple', said)) || array_to_tsvector(ARRAY['=' || tenant])
$$;

ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
INSERT INTO message_words (tenant_id, message_id, session_id, words)
SELECT tenant_id, id, session_id, words_of(tenant_id, text) FROM messages WHERE status <> 'streaming';
ALTER TABLE messages FORCE ROW LEVEL SECURITY;

CREATE INDEX message_words_by_word ON message_words USING gin (words);

ALTER TABLE message_words ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON message_words
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

-- As with passages: behind a policy no index serves @@, so the owner looks, sees words and no text, and answers with
-- ids of the tenant that the transaction has named.
CREATE POLICY search ON message_words FOR SELECT TO CURRENT_USER USING (true);

-- Conversations with a message that has all of the words, or words that begin with them.
CREATE FUNCTION find_sessions(wanted text)
    RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = chat_tenant, pg_temp SET jit = off
AS $$
DECLARE
    tenant   CONSTANT text NOT NULL := current_setting('chat.tenant');
    anything CONSTANT tsquery := (
        SELECT string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
        FROM unnest(tsvector_to_array(to_tsvector('simple', wanted))) AS word);
BEGIN
    RETURN QUERY
        SELECT DISTINCT w.session_id FROM message_words w
        WHERE w.words @@ (format('''=%s''', tenant)::tsquery && anything) AND w.tenant_id = tenant;
END
$$;

REVOKE ALL ON FUNCTION find_sessions(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_sessions(text) TO chat_app;
