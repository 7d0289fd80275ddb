-- Moves under way, so that the same command goes on after a crash. Connections as in tenant_placements: null is
-- the shared database.
CREATE TABLE tenant_moves (
    tenant_id text COLLATE "C" PRIMARY KEY,
    source    text,
    target    text
);
