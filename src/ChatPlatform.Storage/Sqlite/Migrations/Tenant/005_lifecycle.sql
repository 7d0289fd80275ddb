-- Who asked, by the tenant's own name for them; null where it gave none.
ALTER TABLE sessions ADD COLUMN visitor TEXT;

CREATE INDEX sessions_by_visitor ON sessions (tenant_id, visitor) WHERE visitor IS NOT NULL;

-- So that what a session used is parted from it without reading all that was ever used.
CREATE INDEX usage_by_session ON usage (tenant_id, session_id);
