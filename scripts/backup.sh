#!/bin/sh
# Dump the database of every service into a folder, while the platform runs:
#
#     DATABASE_URL=postgresql+psycopg2://user:password@host/{service} scripts/backup.sh FOLDER
#
# Each dump shows one moment of one database. Consumers come before the producers they listen to, so that no consumer
# knows an event that its producer, restored, does not: what it lacks is replayed, what it is ahead could not be undone.
set -eu
folder=${1:?name a folder for the dumps}
: "${DATABASE_URL:?set DATABASE_URL, as for the platform}"
mkdir -p "$folder"
date -u +%Y-%m-%dT%H:%M:%SZ > "$folder/begun"
for service in notifications talent requests registry; do
    url=$(printf '%s' "$DATABASE_URL" | sed "s/+psycopg2//; s/{service}/$service/g")
    pg_dump --format=custom --file="$folder/$service.dump" "$url"
done
