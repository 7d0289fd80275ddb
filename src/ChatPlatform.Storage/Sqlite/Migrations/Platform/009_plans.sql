-- Plans that the platform's admin keeps; those that the settings define are not here.
CREATE TABLE plans (
    id         TEXT PRIMARY KEY,
    limits     TEXT NOT NULL,
    version    INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT
) STRICT, WITHOUT ROWID;
