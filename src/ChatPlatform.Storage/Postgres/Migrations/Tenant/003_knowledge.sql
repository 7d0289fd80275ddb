-- What the tenant's pages say. pgvector must be there: the server's administrator installs it, and runs
-- CREATE EXTENSION vector where the owner may not.
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

CREATE TABLE documents (
    tenant_id  text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    source_id  text COLLATE "C",
    url        text NOT NULL,
    title      text NOT NULL,
    language   text,
    bytes      bigint NOT NULL,
    chunks     integer NOT NULL,
    words      bigint NOT NULL,
    indexed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX documents_by_time ON documents (tenant_id, indexed_at DESC, id DESC);
CREATE INDEX documents_by_source ON documents (tenant_id, source_id);

ALTER TABLE documents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON documents
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

-- Passages are numbered within their tenant, so that a tenant that moves takes its numbers along. Whoever
-- writes documents holds this row, so a tenant's writers take turns. embedding_model is the one that is
-- searched, null when there are no vectors.
CREATE TABLE chunk_numbers (
    tenant_id       text COLLATE "C" PRIMARY KEY,
    last            bigint NOT NULL,
    embedding_model text
);

ALTER TABLE chunk_numbers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON chunk_numbers
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

CREATE TABLE chunks (
    tenant_id   text COLLATE "C" NOT NULL,
    id          bigint NOT NULL,
    document_id text COLLATE "C" NOT NULL,
    ordinal     integer NOT NULL,
    url         text NOT NULL,
    heading     text NOT NULL,
    text        text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, document_id, ordinal),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE
);

ALTER TABLE chunks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON chunks
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

-- The words of each passage, written by the program; see WordVector. One of the lexemes names the tenant, so
-- that the index finds the words of one tenant without walking through those of others. The rows stay whole
-- in their page: a search looks into thousands of them.
CREATE TABLE chunk_words (
    tenant_id text COLLATE "C" NOT NULL,
    chunk_id  bigint NOT NULL,
    length    integer NOT NULL,
    words     tsvector NOT NULL,
    PRIMARY KEY (tenant_id, chunk_id),
    FOREIGN KEY (tenant_id, chunk_id) REFERENCES chunks (tenant_id, id) ON DELETE CASCADE
) WITH (toast_tuple_target = 8160);

CREATE INDEX chunk_words_by_word ON chunk_words USING gin (words);

ALTER TABLE chunk_words ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON chunk_words
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));

-- Behind a policy, PostgreSQL uses no index for an operator that is not marked leakproof, and @@ is not. So
-- the search by words runs as the owner, whom this policy lets see the words (and no text) of all tenants; it
-- answers with numbers, which mean something only to a transaction of the tenant that it is told to search.
CREATE POLICY search ON chunk_words FOR SELECT TO CURRENT_USER USING (true);

-- BM25 (Robertson, Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2 and b = 0.75, over
-- passages with any of the terms, each a tsquery of one lexeme. How often a lexeme occurs is read off
-- ts_rank, which for n positions of equal weight is (1/1 + 1/4 + ... + 1/n^2) / (pi^2/6): the number of steps
-- of that sum that it reaches.
CREATE FUNCTION search_words(terms text[], k integer)
    RETURNS TABLE (chunk_id bigint, score double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = chat_tenant, pg_temp SET jit = off
AS $$
DECLARE
    tenant  CONSTANT text NOT NULL := current_setting('chat.tenant');
    anything CONSTANT tsquery := (format('''=%s'' & (%s)', tenant, array_to_string(terms, ' | ')))::tsquery;
    steps   CONSTANT double precision[] := ARRAY(
        SELECT sum(1.0 / (n * n)) OVER (ORDER BY n) / 1.64493406685 - 0.00005 FROM generate_series(1, 64) AS n);
    total   double precision;
    average double precision;
BEGIN
    SELECT sum(d.chunks), greatest(sum(d.words)::double precision / nullif(sum(d.chunks), 0), 1)
        INTO total, average FROM documents d WHERE d.tenant_id = tenant;
    RETURN QUERY
        WITH term AS MATERIALIZED (
            SELECT number, t::tsquery AS query FROM unnest(terms) WITH ORDINALITY AS u(t, number)
        ),
        found AS MATERIALIZED (
            -- OFFSET 0 keeps the order: passages by the index first, then each term within the passage.
            SELECT w.chunk_id, hit.number, hit.times, 1.2 * (0.25 + 0.75 * w.length / average) AS damping
            FROM (SELECT * FROM chunk_words cw WHERE cw.tenant_id = tenant AND cw.words @@ anything OFFSET 0) AS w
            CROSS JOIN LATERAL (
                SELECT term.number, width_bucket(ts_rank('{1, 1, 1, 1}', w.words, term.query)::double precision, steps) AS times
                FROM term WHERE w.words @@ term.query
            ) AS hit
        ),
        telling AS (
            SELECT found.number, greatest(ln((total - count(*) + 0.5) / (count(*) + 0.5)), 0.000001) AS weight
            FROM found GROUP BY found.number
        )
        SELECT found.chunk_id, sum(telling.weight * found.times * 2.2 / (found.times + found.damping)) AS sum
        FROM found JOIN telling USING (number)
        GROUP BY found.chunk_id
        ORDER BY sum DESC, found.chunk_id
        LIMIT k;
END
$$;

REVOKE ALL ON FUNCTION search_words(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_words(text[], integer) TO chat_app;

-- The vectors of each passage, of the tenant's embedding model and, while that is being changed, of the next
-- one. Half precision is an error in the fourth digit of a cosine for half the memory, and HNSW takes
-- 4,000 dimensions of it instead of 2,000. A tenant with many has a partition of its own, with an index for
-- each model; see VectorPartition. No foreign key: attaching a partition would lock all tenants' passages.
CREATE TABLE chunk_vectors (
    tenant_id       text COLLATE "C" NOT NULL,
    chunk_id        bigint NOT NULL,
    embedding_model text COLLATE "C" NOT NULL,
    dimensions      integer NOT NULL,
    embedding       public.halfvec NOT NULL,
    PRIMARY KEY (tenant_id, chunk_id, embedding_model)
) PARTITION BY LIST (tenant_id);

CREATE TABLE chunk_vectors_of_many PARTITION OF chunk_vectors DEFAULT;

-- A partition is reached through its parent, whose policy holds; its own is for whoever goes to it directly.
ALTER TABLE chunk_vectors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE chunk_vectors_of_many ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON chunk_vectors
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));
CREATE POLICY tenant ON chunk_vectors_of_many
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));
