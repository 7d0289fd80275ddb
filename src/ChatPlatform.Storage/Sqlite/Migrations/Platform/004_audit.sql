-- Who did what. Chain: a tenant's id, or '$platform'. A chain outlives its tenant, so it refers to none.
CREATE TABLE audit_entries (
    chain      TEXT NOT NULL,
    sequence   INTEGER NOT NULL,
    operation  TEXT NOT NULL,
    action     TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id   TEXT,
    actor_name TEXT,
    at         TEXT NOT NULL,
    address    TEXT,
    object_id  TEXT,
    before     TEXT,
    after      TEXT,
    code       TEXT,
    previous   BLOB NOT NULL,
    hash       BLOB NOT NULL,
    PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_entries_not_updated BEFORE UPDATE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'The audit log can only be added to.');
END;

CREATE TRIGGER audit_entries_not_deleted BEFORE DELETE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'The audit log can only be added to.');
END;

-- INSERT OR REPLACE would delete without the trigger above.
CREATE TRIGGER audit_entries_not_replaced BEFORE INSERT ON audit_entries
WHEN EXISTS (SELECT 1 FROM audit_entries WHERE chain = new.chain AND sequence = new.sequence)
BEGIN
    SELECT RAISE(ABORT, 'The audit log can only be added to.');
END;

-- Each chain's newest entry, sealed with the key ring.
CREATE TABLE audit_heads (
    chain    TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL,
    hash     BLOB NOT NULL,
    seal     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
