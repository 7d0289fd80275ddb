-- What a million tokens of a tenant's own model cost, in millionths of the currency; 0: not counted.
ALTER TABLE tenant_models ADD COLUMN input_price bigint NOT NULL DEFAULT 0;
ALTER TABLE tenant_models ADD COLUMN output_price bigint NOT NULL DEFAULT 0;
