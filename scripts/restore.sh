#!/bin/sh
# Put the dumps of scripts/backup.sh in the place of the databases. Stop the platform before; see docs/runbook.md.
#
#     DATABASE_URL=postgresql+psycopg2://user:password@host/{service} scripts/restore.sh FOLDER
set -eu
folder=${1:?name the folder of the dumps}
: "${DATABASE_URL:?set DATABASE_URL, as for the platform}"
for service in notifications talent requests registry; do
    test -s "$folder/$service.dump" || { echo "$folder/$service.dump is missing; nothing was changed" >&2; exit 1; }
done
for service in notifications talent requests registry; do
    url=$(printf '%s' "$DATABASE_URL" | sed "s/+psycopg2//; s/{service}/$service/g")
    # Nothing of what is there now may stay, also not the tables of a later release.
    psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction \
        --command="SET client_min_messages = warning" \
        --command="DROP SCHEMA public CASCADE" --command="CREATE SCHEMA public" "$url"
    pg_restore --exit-on-error --single-transaction --no-owner --dbname="$url" "$folder/$service.dump"
done
