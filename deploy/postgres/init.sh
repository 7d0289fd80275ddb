#!/usr/bin/env bash
# Run once by the database's image, on an empty data folder.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc \
    -v "owner_password=${CHAT_OWNER_PASSWORD:?}" -v "password=${CHAT_PASSWORD:?}" -f /roles.sql
