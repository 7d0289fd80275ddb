-- 'closed': about to be removed; nobody reads or writes it any more.
ALTER TABLE tenant_homes DROP CONSTRAINT tenant_homes_state_check;
ALTER TABLE tenant_homes ADD CONSTRAINT tenant_homes_state_check CHECK (state IN ('here', 'moving', 'gone', 'closed'));
