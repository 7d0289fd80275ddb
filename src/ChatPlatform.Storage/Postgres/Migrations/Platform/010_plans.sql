-- Plans that the platform's admin keeps; those that the settings define are not here.
CREATE TABLE plans (
    id         text COLLATE "C" PRIMARY KEY,
    limits     jsonb NOT NULL,
    version    bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text
);
