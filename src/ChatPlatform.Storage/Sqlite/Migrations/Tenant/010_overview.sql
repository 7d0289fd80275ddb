-- How long a visitor waited for the first words, in milliseconds; null where there were none, or from before this was measured.
ALTER TABLE usage ADD COLUMN first_text_ms INTEGER;

CREATE INDEX sessions_by_begin ON sessions (tenant_id, created_at);
CREATE INDEX messages_by_time ON messages (tenant_id, created_at);
