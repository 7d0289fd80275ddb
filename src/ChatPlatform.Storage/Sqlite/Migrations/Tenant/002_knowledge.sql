-- What the tenant's pages say, and the ledger of reading them.
CREATE TABLE documents (
    tenant_id  TEXT NOT NULL,
    id         TEXT NOT NULL,
    source_id  TEXT,
    url        TEXT NOT NULL,
    title      TEXT NOT NULL,
    language   TEXT,
    bytes      INTEGER NOT NULL,
    chunks     INTEGER NOT NULL,
    indexed_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;

CREATE INDEX documents_by_time ON documents (tenant_id, indexed_at DESC, id DESC);
CREATE INDEX documents_by_source ON documents (tenant_id, source_id);

-- id is the rowid of the passage in chunk_index too.
CREATE TABLE chunks (
    id              INTEGER PRIMARY KEY,
    tenant_id       TEXT NOT NULL,
    document_id     TEXT NOT NULL,
    ordinal         INTEGER NOT NULL,
    url             TEXT NOT NULL,
    heading         TEXT NOT NULL,
    text            TEXT NOT NULL,
    embedding_model TEXT NOT NULL,
    embedding       BLOB NOT NULL,
    UNIQUE (tenant_id, document_id, ordinal),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id)
) STRICT;

-- Marks (M*) are part of words: without them Hindi and Thai words fall apart at their vowel signs.
-- grams holds pairs of neighbours of the scripts that write no spaces; see SpacelessScripts.
CREATE VIRTUAL TABLE chunk_index USING fts5 (
    title, heading, text, grams,
    content = '',
    contentless_delete = 1,
    tokenize = "porter unicode61 remove_diacritics 1 categories 'L* N* Co M*'"
);

CREATE TABLE sources (
    tenant_id   TEXT NOT NULL,
    id          TEXT NOT NULL,
    spec        TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    run         INTEGER NOT NULL,
    state       TEXT NOT NULL,
    pages       TEXT NOT NULL,
    error       TEXT,
    started_at  TEXT,
    finished_at TEXT,
    PRIMARY KEY (tenant_id, id)
) STRICT;

CREATE INDEX sources_by_time ON sources (tenant_id, created_at DESC, id DESC);

CREATE TABLE pages (
    position      INTEGER PRIMARY KEY,
    tenant_id     TEXT NOT NULL,
    source_id     TEXT NOT NULL,
    url           TEXT NOT NULL,
    run           INTEGER NOT NULL,
    depth         INTEGER NOT NULL,
    state         TEXT NOT NULL,
    reason        TEXT,
    title         TEXT,
    http_status   INTEGER,
    chunks        INTEGER NOT NULL,
    read_at       TEXT,
    etag          TEXT,
    last_modified TEXT,
    body_hash     TEXT,
    index_version TEXT,
    text_hash     TEXT,
    links         TEXT NOT NULL,
    UNIQUE (tenant_id, source_id, url),
    FOREIGN KEY (tenant_id, source_id) REFERENCES sources (tenant_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX pages_by_state ON pages (tenant_id, source_id, state, position);
