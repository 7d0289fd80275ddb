-- The model whose vectors are searched, and the vectors of the one that is to take its place.
CREATE TABLE embedding_models (
    tenant_id TEXT PRIMARY KEY,
    model     TEXT NOT NULL
) STRICT;

INSERT INTO embedding_models (tenant_id, model)
SELECT tenant_id, max(embedding_model) FROM chunks WHERE length(embedding) > 0 GROUP BY tenant_id;

CREATE TABLE next_vectors (
    chunk_id  INTEGER NOT NULL REFERENCES chunks (id) ON DELETE CASCADE,
    model     TEXT NOT NULL,
    embedding BLOB NOT NULL,
    PRIMARY KEY (chunk_id, model)
) STRICT;
