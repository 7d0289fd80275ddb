-- Money, in millionths of the platform's currency. What is set aside for a reply counts as long as the reply is
-- 'streaming'; a reply that ends has its cost in its row of usage, and the month has it in its sum. That row is also
-- what reservations of one tenant wait for each other at.
ALTER TABLE messages ADD COLUMN reserved bigint NOT NULL DEFAULT 0;
ALTER TABLE usage ADD COLUMN cost bigint NOT NULL DEFAULT 0;

CREATE TABLE spend (
    tenant_id text COLLATE "C" NOT NULL,
    month     text COLLATE "C" NOT NULL,
    spent     bigint NOT NULL,
    PRIMARY KEY (tenant_id, month)
);

ALTER TABLE spend ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON spend
    USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));
