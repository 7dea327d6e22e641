"""Operations by which a migration may change a large table while the platform runs.

A migration runs beside the release before, with a short limit on waiting for locks
(``chassis/migrating/histories.py``), since a statement that waits for a table's exclusive lock makes all others wait
behind it. The operations here run outside the migration's transaction and can be repeated. They come first in a
migration: statements before them would be committed without the migration being recorded as applied, and an
interrupted migration could never be run again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from alembic import op
from sqlalchemy import Connection, String, column, func, literal, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.dialects.postgresql import aggregate_order_by

from chassis.migrating.histories import CannotMigrate


def create_index(name: str, table: str, columns: Sequence[Any], **options: Any) -> None:
    """Build an index while others write to the table; ``options`` are those of ``op.create_index``.

    Waits for every transaction that may still see the table, as long as it takes, and blocks none. An invalid index
    left behind by an interrupted run is dropped first.
    """
    with _patiently():
        op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
        op.create_index(name, table, columns, postgresql_concurrently=True, **options)


def create_code_indexes(*tables: str) -> None:
    """Build the unique index of codes in each table, while others write.

    Codes are the same whatever the case and the width of their letters: those that are there are brought into NFKC, the
    form in which codes are stored, and the index is without regard to case. Raises ``CannotMigrate``, before any of the
    tables is changed, where two rows have the same code: which of them is to have another only a person can decide.
    """
    for table in tables:
        _refuse_doubles(table)
    for table in tables:
        in_portions(
            f"""
            UPDATE "{table}" SET code = normalize(code, NFKC)
            WHERE id IN (SELECT id FROM "{table}" WHERE code IS NOT NFKC NORMALIZED LIMIT 5000)
            """  # noqa: S608 (a name that the migration gives)
        )
        create_index(f"uq_{table}_code_folded", table, [text("lower(code)")], unique=True)


def _refuse_doubles(table: str) -> None:
    code = column("code", String)
    listed = func.string_agg(code, aggregate_order_by(literal(" "), code))
    found = op.get_bind().scalars(
        select(listed)
        .select_from(sql_table(table))
        .where(code.is_not(None))
        .group_by(text("lower(normalize(code, NFKC))"))
        .having(func.count() > 1)
        .limit(20)
    )
    if doubles := sorted(found):
        raise CannotMigrate(
            f"{table}: codes that differ only in the case or the width of their letters are the same from this release "
            f"on: {', '.join(doubles)}. Give all but one of each another code in the table, then migrate again"
        )


def drop_index(name: str, table: str) -> None:
    """Drop an index, if it exists, while others use the table."""
    with _patiently():
        op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)


def set_parameters(table: str, **parameters: float) -> None:
    """Set storage parameters of a table, such as when it is vacuumed, while others read and write it.

    A vacuum that is at work gives way.
    """
    with _patiently() as connection:
        settings = ", ".join(f"{name} = {value}" for name, value in parameters.items())
        connection.execute(text(f'ALTER TABLE "{table}" SET ({settings})'))


def in_portions(statement: str) -> int:
    """Repeat an UPDATE or DELETE of a bounded portion until it finds no more rows; returns how many rows it changed.

    Each portion is a transaction of its own, so that no row stays locked for long. The statement must not find the rows
    that it has changed already:

        UPDATE things SET size = 0 WHERE id IN (SELECT id FROM things WHERE size IS NULL LIMIT 5000)
    """
    touched = 0
    with _patiently() as connection:
        while portion := connection.execute(text(statement)).rowcount:
            touched += portion
    return touched


@contextmanager
def _patiently() -> Iterator[Connection]:
    """Provide a connection outside a transaction and without a limit on waiting."""
    with op.get_context().autocommit_block():
        connection = op.get_bind()
        before = connection.scalar(text("SELECT current_setting('lock_timeout')"))
        connection.execute(text("SET lock_timeout = 0"))
        yield connection
        connection.execute(text("SELECT set_config('lock_timeout', :before, false)"), {"before": before})
