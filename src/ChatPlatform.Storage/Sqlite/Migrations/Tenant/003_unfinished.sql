-- So that a start finds the replies without an end without reading every message.
CREATE INDEX messages_unfinished ON messages (created_at) WHERE status = 'streaming';
