"""The state of a database's schema, compared with the migrations of this release.

A process looks at it before it serves, so it is told from the names of the migrations alone: Alembic, which reads and
runs them, takes half a second and ten megabytes to import, and only the commands that migrate need it.
"""

import importlib
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

_MACHINERY = Path(__file__).parents[1] / "migrations" / "versions"


class SchemaState(StrEnum):
    """Whether a database has fewer, the same or more migrations than this release."""

    BEHIND = "behind"
    CURRENT = "current"
    # A later release has migrated it: this one is being replaced, or has been gone back to. Migrations suit the release
    # before, so it works.
    AHEAD = "ahead"


def name_of(package: str) -> str:
    """The service of a package: ``talent`` of ``services.talent``."""
    return package.rpartition(".")[2]


def folders(package: str) -> list[tuple[str, Path]]:
    """The histories of a service's database, the machinery's and its own, and where their migrations lie.

    ``package`` is the dotted name of the service's package, here and below.
    """
    own = importlib.import_module(package).__path__[0]
    return [("chassis", _MACHINERY), (name_of(package), Path(own) / "migrations")]


def state_of(package: str, connection: Connection) -> SchemaState:
    """Whether every migration of this release has been applied, and whether later ones have.

    There are two histories, the machinery's and the service's. A revision is called by its history and a number; one
    that this release does not know comes from a later one, after everything of its history that this release has.
    """
    last: dict[str, str] = {}
    for revision in sorted(_known(package)):
        last[history_of(revision)] = revision
    applied = _applied(connection)
    ahead = {history_of(revision) for revision in unknown(package, connection)}
    if any(history_of(head) not in ahead for head in set(last.values()) - applied):
        return SchemaState.BEHIND
    return SchemaState.AHEAD if ahead else SchemaState.CURRENT


def is_current(package: str, engine: Engine) -> bool:
    """Whether every migration of this release has been applied, be it by a later one."""
    with engine.connect() as connection:
        return state_of(package, connection) is not SchemaState.BEHIND


def unknown(package: str, connection: Connection) -> set[str]:
    """The revisions of a database that are not among this release's."""
    return _applied(connection) - _known(package)


def history_of(revision: str) -> str:
    """``requests`` of ``requests_0003``."""
    return revision.rpartition("_")[0]


def _known(package: str) -> set[str]:
    """The revisions of this release: each is called by its history and the number with which its file begins."""
    return {
        f"{history}_{file.name.partition('_')[0]}"
        for history, folder in folders(package)
        for file in folder.glob("[0-9]*.py")
    }


def _applied(connection: Connection) -> set[str]:
    """The revisions that Alembic has noted in the database: the latest of each history."""
    if not inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.scalars(text("SELECT version_num FROM alembic_version")))
