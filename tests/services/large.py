"""Fills the databases as a district fills them in years: a million requests and what belongs to them.

A capability brings in its ``rows.py`` what it has of them:

- ``ROWS``: statements that fill its tables, with ``:many`` for the number of requests, identifiers by ``pg_temp.id``,
  moments by ``pg_temp.at`` and lots by ``pg_temp.draw``; ``NEEDS`` names the folders whose rows they refer to
- ``VALUES``: what is asked for by a field of its lists or of their paths, by the name of the field, or by
  ``operation.field`` where the name means something else there
- ``FIXED``: patterns of tables that do not grow with use; ``FEW``: tables of a handful of rows, which stay empty here;
  ``READ_WHOLE``: tables that may be read whole
- ``finish(connection)``: what is done when all rows of the service are there
- ``excused(operation, query, fault)``: which reads may take longer the more there is

Writing all of it takes minutes, so by preset a twentieth of the rows is written, in the proportions and over the span
of time of the whole; then the planner is told that a page holds twenty times as many. It reckons the rows of a table
from its pages and ``pg_class.reltuples``, and knows what is in them by what ANALYZE has sampled: so it plans for the
million, only that it thinks reading a table whole cheaper than it would be. ``LARGE_SHARE=1`` writes everything.
"""

import os
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from hashlib import md5
from types import ModuleType
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from chassis.storing import personal
from contracts.catalogue import SUBSCRIPTIONS
from contracts.operation import EACH
from tests.harness import ServiceUnderTest
from tests.services.capabilities import brought

REQUESTS = 1_000_000
SHARE = int(os.environ.get("LARGE_SHARE", "20"))

# Smaller ones are read whole in a few milliseconds.
LARGE = 50_000

# Identifiers that sort by number, of a kind each, moments in the order of numbers over four years, and lots drawn for
# each number and purpose.
_FUNCTIONS = """
CREATE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT (left(md5(kind), 8) || lpad(to_hex(n), 24, '0'))::uuid $$;
CREATE FUNCTION pg_temp.at(n bigint, many bigint) RETURNS timestamptz LANGUAGE sql STABLE AS
    $$ SELECT timestamptz '2026-11-23 10:00+08' - (many - n) * (interval '4 years' / many) $$;
CREATE FUNCTION pg_temp.draw(n bigint, purpose int, count int) RETURNS bigint LANGUAGE sql IMMUTABLE AS
    $$ SELECT abs(hashint8extended(n, purpose)) % count $$;
"""


def identifier(kind: str, number: int) -> str:
    """The identifier that the filling gives to something, as ``pg_temp.id`` makes it."""
    return str(UUID(f"{md5(kind.encode(), usedforsecurity=False).hexdigest()[:8]}{number:024x}"))


@cache
def rows_of(service: str) -> list[ModuleType]:
    """What each capability of a service brings, and what every service has; each after what it needs."""
    found = {**brought("rows", EACH), **brought("rows", service)}
    order = TopologicalSorter({folder: getattr(module, "NEEDS", ()) for folder, module in found.items()})
    return [found[folder] for folder in order.static_order()]


@cache
def values_of(service: str) -> dict[str, Any]:
    """What is asked for by the fields of a service's reads; ``AssertionError`` where two capabilities disagree."""
    found: dict[str, Any] = {}
    for module in brought("rows", service).values():
        given = getattr(module, "VALUES", {})
        for name in given.keys() & found.keys():
            assert given[name] == found[name], (
                f"{module.__name__} asks for {given[name]!r} by {name}, another capability for {found[name]!r}: "
                f"write operation.{name} in one of them"
            )
        found.update(given)
    # What every service has is asked for alike, unless the service brings a value of its own.
    return found if service == EACH else {**values_of(EACH), **found}


def _all(service: str, name: str) -> Iterator[Any]:
    for module in rows_of(service):
        yield from getattr(module, name, ())


_INDEXES = """
SELECT indexname AS name, indexdef AS definition FROM pg_indexes
WHERE schemaname = 'public' AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
"""
# What grows with use: the planner is told of the whole. What a district has a number of stays as it is.
_TELL = """
UPDATE pg_class SET reltuples = reltuples * :share
WHERE relnamespace = 'public'::regnamespace AND reltuples > 0 AND relkind IN ('r', 'i') AND NOT EXISTS (
    SELECT FROM unnest(CAST(:fixed AS text[])) AS pattern
    WHERE coalesce((SELECT indrelid::regclass::text FROM pg_index WHERE indexrelid = oid), relname) LIKE pattern
)
"""


def fill(service: ServiceUnderTest) -> None:
    """Fill the database of a service, in the place of what is in it."""
    service.empty()
    given = {
        "address": personal.encrypt("somebody@example.cn"),
        "many": REQUESTS // SHARE,
        "consumers": [found.consumer for found in SUBSCRIPTIONS if found.service == service.name],
    }
    with service.database.engine.begin() as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        # No checks of foreign keys row by row, and indexes are built when the rows are there.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(_FUNCTIONS))
        indexes = connection.execute(text(_INDEXES)).all()
        for index in indexes:
            connection.execute(text(f'DROP INDEX "{index.name}"'))
        for statement in _all(service.name, "ROWS"):
            connection.execute(text(statement), given)
        for index in indexes:
            connection.execute(text(index.definition))
        for module in rows_of(service.name):
            if hasattr(module, "finish"):
                module.finish(connection)
    # What is new is marked as seen by everybody, as it would have been in years.
    with service.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("VACUUM (ANALYZE)"))
        connection.execute(text(_TELL), {"share": SHARE, "fixed": list(_all(service.name, "FIXED"))})


def tables_with_few(service: str) -> set[str]:
    """The tables that hold a handful of rows whatever the use, and none here."""
    return set(_all(service, "FEW"))


def large_tables(connection: Connection, service: str) -> set[str]:
    """The tables that are too large to be read whole, as the planner has been told."""
    names = "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= :large"
    return set(connection.scalars(text(names), {"large": LARGE})) - set(_all(service, "READ_WHOLE"))
