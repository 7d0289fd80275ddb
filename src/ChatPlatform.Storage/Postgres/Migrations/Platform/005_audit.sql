-- Who did what. Chain: a tenant's id, or '$platform'. A chain outlives its tenant, so it refers to none.
CREATE TABLE audit_entries (
    chain      text COLLATE "C" NOT NULL,
    sequence   bigint NOT NULL,
    operation  text COLLATE "C" NOT NULL,
    action     text COLLATE "C" NOT NULL,
    outcome    text NOT NULL,
    actor_kind text NOT NULL,
    actor_id   text COLLATE "C",
    actor_name text,
    at         timestamptz NOT NULL,
    address    text,
    object_id  text,
    before     text,
    after      text,
    code       text,
    previous   bytea NOT NULL,
    hash       bytea NOT NULL,
    PRIMARY KEY (chain, sequence)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The table % can only be added to.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- A table with a trigger of this name is one whose rows the application's role may not change: see PostgresMigrations.
-- The triggers hold its owner to it too, as long as the owner leaves them there.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each chain's newest entry, sealed with the key ring.
CREATE TABLE audit_heads (
    chain    text COLLATE "C" PRIMARY KEY,
    sequence bigint NOT NULL,
    hash     bytea NOT NULL,
    seal     bytea NOT NULL
);
