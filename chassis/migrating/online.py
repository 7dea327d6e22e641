"""What a migration may do to a large table while the platform runs on it.

A migration runs beside the release before, with a short limit on waiting for locks
(``chassis/migrating/histories.py``): whoever waits for a table's exclusive lock makes everybody else wait behind. What
is in here runs outside of the migration's transaction and can be run again. It stands first in a migration: what stood
before it would be committed without the migration being noted as applied, and an interrupted one could never be run
again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from alembic import op
from sqlalchemy import Connection, text


def create_index(name: str, table: str, columns: Sequence[Any], **options: Any) -> None:
    """Build an index while others write to the table; ``options`` as of ``op.create_index``.

    It waits for every transaction that may still see the table, as long as it takes, and nobody waits for it. What an
    interrupted run has left behind is an index that is never used: it is dropped first.
    """
    with _patiently():
        op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
        op.create_index(name, table, columns, postgresql_concurrently=True, **options)


def drop_index(name: str, table: str) -> None:
    """Drop an index, if it is there, while others use the table."""
    with _patiently():
        op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)


def in_portions(statement: str) -> int:
    """Run an UPDATE or DELETE of a bounded portion until it finds nothing more; returns how many rows it touched.

    Each portion is a transaction of its own, so that no row stays locked for long. The statement must not find again
    what it has done:

        UPDATE things SET size = 0 WHERE id IN (SELECT id FROM things WHERE size IS NULL LIMIT 5000)
    """
    touched = 0
    with _patiently() as connection:
        while portion := connection.execute(text(statement)).rowcount:
            touched += portion
    return touched


@contextmanager
def _patiently() -> Iterator[Connection]:
    """Outside of a transaction, and without a limit on waiting."""
    with op.get_context().autocommit_block():
        connection = op.get_bind()
        before = connection.scalar(text("SELECT current_setting('lock_timeout')"))
        connection.execute(text("SET lock_timeout = 0"))
        yield connection
        connection.execute(text("SELECT set_config('lock_timeout', :before, false)"), {"before": before})
