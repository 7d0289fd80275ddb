-- Once for a server, as superuser: psql -v owner_password=... -v password=... -f roles.sql
-- chat_owner migrates and owns the tables, chat is who the platform logs in as, and chat_app is the role that
-- every transaction takes: it cannot log in and owns nothing, so that row-level security holds.
\set ON_ERROR_STOP on
CREATE ROLE chat_app NOLOGIN;
CREATE ROLE chat_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE chat LOGIN PASSWORD :'password';
GRANT chat_app TO chat_owner, chat;
CREATE DATABASE chat OWNER chat_owner ENCODING 'UTF8' TEMPLATE template0;
\connect chat
CREATE EXTENSION IF NOT EXISTS vector;
CREATE EXTENSION IF NOT EXISTS unaccent;
