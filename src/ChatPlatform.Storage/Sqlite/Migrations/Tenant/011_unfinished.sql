-- With an index of all messages by time beside it, one of those in flight is only chosen where the tenant stands in it.
DROP INDEX messages_unfinished;
CREATE INDEX messages_unfinished ON messages (tenant_id, created_at) WHERE status = 'streaming';
