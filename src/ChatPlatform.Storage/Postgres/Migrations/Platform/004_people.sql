CREATE TABLE users (
    id                 text COLLATE "C" PRIMARY KEY,
    email              text NOT NULL,
    normalized_email   text COLLATE "C" NOT NULL UNIQUE,
    name               text NOT NULL,
    platform_admin     boolean NOT NULL,
    password_hash      text,
    second_factor      boolean NOT NULL,
    authenticator_key  text,
    authenticator_step bigint NOT NULL,
    recovery_codes     text NOT NULL,
    created_at         timestamptz NOT NULL,
    version            bigint NOT NULL
);

CREATE INDEX users_by_time ON users (created_at DESC, id DESC);

CREATE TABLE memberships (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    user_id   text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role      text NOT NULL,
    joined_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);

CREATE INDEX memberships_by_user ON memberships (user_id);

-- Of this and the next two only the hash of the token is kept.
CREATE TABLE invitations (
    id               text COLLATE "C" PRIMARY KEY,
    tenant_id        text COLLATE "C" NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    email            text NOT NULL,
    normalized_email text COLLATE "C" NOT NULL,
    role             text NOT NULL,
    invited_by       text NOT NULL,
    hash             bytea NOT NULL UNIQUE,
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    UNIQUE (tenant_id, normalized_email)
);

CREATE TABLE password_resets (
    hash       bytea PRIMARY KEY,
    user_id    text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

CREATE INDEX password_resets_by_user ON password_resets (user_id);

CREATE TABLE user_sessions (
    id         text COLLATE "C" PRIMARY KEY,
    user_id    text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    hash       bytea NOT NULL UNIQUE,
    carrier    text NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    address    text NOT NULL,
    user_agent text NOT NULL
);

CREATE INDEX user_sessions_by_user ON user_sessions (user_id);
