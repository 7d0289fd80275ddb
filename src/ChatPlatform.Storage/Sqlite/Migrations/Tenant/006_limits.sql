-- Money, in millionths of the platform's currency. What is set aside for a reply counts as long as the reply is
-- 'streaming'; a reply that ends has its cost in its row of usage, and the month has it in its sum.
ALTER TABLE messages ADD COLUMN reserved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;

CREATE TABLE spend (
    tenant_id TEXT NOT NULL,
    month     TEXT NOT NULL,
    spent     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, month)
) STRICT, WITHOUT ROWID;
