CREATE TABLE users (
    id                 TEXT PRIMARY KEY,
    email              TEXT NOT NULL,
    normalized_email   TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    platform_admin     INTEGER NOT NULL,
    password_hash      TEXT,
    second_factor      INTEGER NOT NULL,
    authenticator_key  TEXT,
    authenticator_step INTEGER NOT NULL,
    recovery_codes     TEXT NOT NULL,
    created_at         TEXT NOT NULL,
    version            INTEGER NOT NULL
) STRICT;

CREATE INDEX users_by_time ON users (created_at DESC, id DESC);

CREATE TABLE memberships (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    user_id   TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role      TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_by_user ON memberships (user_id);

-- Of this and the next two only the hash of the token is kept.
CREATE TABLE invitations (
    id               TEXT PRIMARY KEY,
    tenant_id        TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    email            TEXT NOT NULL,
    normalized_email TEXT NOT NULL,
    role             TEXT NOT NULL,
    invited_by       TEXT NOT NULL,
    hash             BLOB NOT NULL UNIQUE,
    created_at       TEXT NOT NULL,
    expires_at       TEXT NOT NULL,
    UNIQUE (tenant_id, normalized_email)
) STRICT;

CREATE TABLE password_resets (
    hash       BLOB PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX password_resets_by_user ON password_resets (user_id);

CREATE TABLE user_sessions (
    id         TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    hash       BLOB NOT NULL UNIQUE,
    carrier    TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    address    TEXT NOT NULL,
    user_agent TEXT NOT NULL
) STRICT;

CREATE INDEX user_sessions_by_user ON user_sessions (user_id);
