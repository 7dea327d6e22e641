"""Moves audit rows of past months from a database to files: compressed JSON Lines with a checksum beside them.

A row is deleted only after it has been read back from a file whose checksum agrees. A month is written into
``audit-<service>-<year>-<month>.jsonl.gz``; what an interrupted run has written is used, and rows that it lacks go into
a further part of the month. Rows are deleted in portions, since they are so cheap to delete that a partition for each
month would not pay (``docs/scale.md``).
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, cast, delete, func, select, tuple_

from chassis.storing import tables
from chassis.storing.database import Database
from chassis.storing.files import for_the_owner

PORTION = 5000
_audit = tables.audit
_MOVED = delete(_audit).where(_audit.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))))


class Damaged(Exception):
    """A file of the archive is not what was written; the message names it."""


@dataclass(frozen=True)
class Moved:
    """A file of the archive, and how many rows of the database went into it, or had gone before."""

    file: Path
    rows: int


def archive(database: Database, folder: Path, before: date) -> Iterator[Moved]:
    """Move the audit rows of all months before ``before``, the first day of a month, to files, month by month.

    Days begin at midnight of the deployment's time zone. Raises ``Damaged``; then no row has been deleted whose file is
    not whole. It may be run again at any time.
    """
    while (month := _first_month(database)) is not None and month < before:
        part = 1
        while _holds(database, month):
            file = folder / f"audit-{database.service}-{month:%Y-%m}{f'.{part}' if part > 1 else ''}.jsonl.gz"
            if not _checksum_of(file).exists():
                _write(database, month, file)
            yield Moved(file, _move(database, file))
            part += 1


def _first_month(database: Database) -> date | None:
    with database.engine.connect() as connection:
        first = connection.scalar(select(func.min(_audit.c.at)))
    return None if first is None else date(first.year, first.month, 1)


def _following(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _holds(database: Database, month: date) -> bool:
    with database.engine.connect() as connection:
        return connection.scalar(select(_audit.c.id).where(*_within(month)).limit(1)) is not None


def _within(month: date) -> tuple[Any, ...]:
    return _audit.c.at >= month, _audit.c.at < _following(month)


def _rows(database: Database, month: date) -> Iterator[str]:
    """Yield the rows of a month as JSON, in order, read in portions."""
    place = (_audit.c.at, _audit.c.id)
    line = cast(func.row_to_json(_audit.table_valued()), Text).label("line")
    statement = select(line, *place).where(*_within(month)).order_by(*place).limit(PORTION)
    found = None
    while True:
        after = () if found is None else (tuple_(*place) > (found.at, found.id),)
        with database.engine.connect() as connection:
            portion = connection.execute(statement.where(*after)).all()
        if not portion:
            return
        yield from (row.line for row in portion)
        found = portion[-1]


def _checksum_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")


def _write(database: Database, month: date, file: Path) -> None:
    """Write a month into a file, and its checksum, which stands for the whole, last of all."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    # Rows tell what persons did: the files are for their owner alone.
    with open(unfinished, "wb", opener=for_the_owner) as out:
        with gzip.open(out, "wt", encoding="utf-8") as lines:
            for row in _rows(database, month):
                lines.write(f"{row}\n")
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(file)
    checksum = _checksum_of(file)
    with open(checksum, "w", encoding="utf-8", opener=for_the_owner) as out:
        # As `sha256sum --check` reads it.
        out.write(f"{_digest(file)}  {file.name}\n")
        out.flush()
        os.fsync(out.fileno())
    held = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _move(database: Database, file: Path) -> int:
    """Delete the rows that a file holds, after reading all of it; returns how many rows it holds."""
    expected = _checksum_of(file).read_text(encoding="utf-8").split()
    if not file.exists() or expected[:1] != [_digest(file)]:
        raise Damaged(f"{file} does not agree with {_checksum_of(file).name}; no row of it has been deleted")
    try:
        # Once to the end before the first row is deleted.
        rows = sum(1 for _ in _ids(file))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise Damaged(f"{file} cannot be read back ({error}); no row of it has been deleted") from error
    ids: list[UUID] = []
    for found in _ids(file):
        ids.append(found)
        if len(ids) == PORTION:
            _delete(database, ids)
            ids = []
    _delete(database, ids)
    return rows


def _ids(file: Path) -> Iterator[UUID]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield UUID(json.loads(line)["id"])


def _delete(database: Database, ids: list[UUID]) -> None:
    with database.engine.begin() as connection:
        connection.execute(_MOVED, {"ids": ids})
