-- The agent who wrote the message, by name.
ALTER TABLE messages ADD COLUMN author TEXT;
