"""Compares the state of a database's schema with the migrations of this release.

A process does so before it serves, so only the names of the migrations are used: Alembic, which reads and runs them,
takes half a second and ten megabytes to import, and only the commands that migrate need it.
"""

import importlib
import pkgutil
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, inspect, text

from chassis.storing import tables

_MACHINERY = Path(__file__).parents[1] / "migrations" / "versions"


class SchemaState(StrEnum):
    """Whether a database has fewer, the same or more migrations than this release."""

    BEHIND = "behind"
    CURRENT = "current"
    # A later release has migrated it: this one is being replaced, or has been gone back to. It still works, since a
    # migrated database must suit the release before.
    AHEAD = "ahead"


def name_of(package: str) -> str:
    """Return the name of the service of a package: ``talent`` of ``services.talent``."""
    return package.rpartition(".")[2]


def folders(package: str) -> list[tuple[str, Path]]:
    """Return the histories of a service's database, the machinery's and its own, with the folders of their migrations.

    ``package`` is the dotted name of the service's package, here and below.
    """
    own = importlib.import_module(package).__path__[0]
    return [("chassis", _MACHINERY), (name_of(package), Path(own) / "migrations")]


def metadata_of(package: str) -> list[MetaData]:
    """Return the tables that a service's database should have, according to its models."""
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if found.name.endswith(".models"):
            importlib.import_module(found.name)
    base = importlib.import_module(f"{package}.models")
    return [tables.metadata, base.Base.metadata]


def state_of(package: str, connection: Connection) -> SchemaState:
    """Return whether every migration of this release has been applied, and whether later ones have.

    There are two histories, the machinery's and the service's. A revision is named by its history and a number; one
    that this release does not know comes from a later one, after everything of its history that this release has.
    """
    known, applied = _known(package), _applied(connection)
    last = {history_of(revision): revision for revision in sorted(known)}
    ahead = {history_of(revision) for revision in applied - known}
    if any(history_of(head) not in ahead for head in set(last.values()) - applied):
        return SchemaState.BEHIND
    return SchemaState.AHEAD if ahead else SchemaState.CURRENT


def is_current(package: str, engine: Engine) -> bool:
    """Whether every migration of this release has been applied, by this release or a later one."""
    with engine.connect() as connection:
        return state_of(package, connection) is not SchemaState.BEHIND


def unknown(package: str, connection: Connection) -> set[str]:
    """Return the revisions of a database that this release does not have."""
    return _applied(connection) - _known(package)


def history_of(revision: str) -> str:
    """Return the history of a revision: ``requests`` of ``requests_0003``."""
    return revision.rpartition("_")[0]


def _known(package: str) -> set[str]:
    """Return the revisions of this release, each named by its history and the number with which its file begins."""
    return {
        f"{history}_{file.name.partition('_')[0]}"
        for history, folder in folders(package)
        for file in folder.glob("[0-9]*.py")
    }


def _applied(connection: Connection) -> set[str]:
    """Return the revisions that Alembic has recorded in the database: the latest of each history."""
    if not inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.scalars(text("SELECT version_num FROM alembic_version")))
