"""Pipelining: a statement without a result is held back and sent together with the next one that has a result.

PostgreSQL takes several statements in one message and returns the result of the last; the first that fails ends the
message, and with it the transaction. So ``BEGIN`` needs no message of its own, nor does an ``INSERT`` without
``RETURNING``: they are sent with the next statement, at the latest with the ``COMMIT``, in the order in which they were
given. The error of a refused ``INSERT`` is raised by the statement that it was sent with, or by the commit.

A statement with the execution option ``prepared`` is parsed and planned once for each connection: for statements that
are built once, find their rows by a key, and run often. The migration rules keep the types of its columns unchanged. If
its text depends on its values, such as their number, it is sent unprepared, since each text would be stored. A text of
several statements is prepared as so many, which are run by one message.
A statement with the option ``unanswered`` is held back like a plain ``INSERT``, also in autocommit mode.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import count
from typing import Any

from psycopg2 import Error, NotSupportedError, extensions
from psycopg2.errorcodes import FEATURE_NOT_SUPPORTED
from psycopg2.errors import InFailedSqlTransaction
from psycopg2.extensions import (
    ISOLATION_LEVEL_AUTOCOMMIT,
    ISOLATION_LEVEL_READ_COMMITTED,
    TRANSACTION_STATUS_IDLE,
    TRANSACTION_STATUS_INERROR,
)
from sqlalchemy import Connection as Engaged
from sqlalchemy import Select
from sqlalchemy.engine import ExceptionContext, ExecutionContext

# Words of an INSERT that returns something: without them it does all that it says, or fails.
_ANSWERS = ("RETURNING", "ON CONFLICT", "SELECT")
# The word of a SELECT that locks rows, which only lasts as long as its transaction.
_LOCKS = (" FOR ",)

# Of a transaction that writes very much, so that the text of all of it is never in memory.
MOST_WAITING = 500

_PLACE = re.compile(r"%\((\w+)\)s")
_Values = Sequence[Any] | Mapping[str, Any] | None


class Sending(Enum):
    """How a statement is sent: with those held back, held back itself, or outside a transaction."""

    NOW = "now"
    LATER = "later"
    ALONE = "alone"


class Cursor(extensions.cursor):
    """A cursor that sends held-back statements along with its own; ``sending`` is set before each statement."""

    sending = Sending.NOW
    prepared = False
    connection: "Connection"

    def execute(self, query: Any, vars: _Values = None) -> None:
        """Send a statement after those held back, or hold it back."""
        connection = self.connection
        # This comes first, because it fails for values that cannot be sent, and held-back statements must survive that.
        statement = self.mogrify(self._prepare(query) if self.prepared else query, vars)
        if self.sending is Sending.LATER:
            connection.waiting.append(statement)
            if len(connection.waiting) >= MOST_WAITING:
                self._send(connection.before(Sending.NOW))
        else:
            self._send(connection.before(self.sending), statement)

    def executemany(self, query: Any, vars_list: Iterable[_Values]) -> None:
        """Like ``execute``, for each of several values; ``rowcount`` is the sum."""
        if self.sending is Sending.LATER:
            for values in vars_list:
                self.execute(query, values)
            return
        if before := self.connection.before(self.sending):
            self._send(before)
        super().executemany(query, vars_list)

    def _send(self, before: list[bytes], *statement: bytes) -> None:
        # A message that the server cannot even parse leaves no failed transaction there, nor one that has begun: but
        # the held-back statements are lost, and nothing of the same transaction may follow.
        self.connection.failed = bool(before) and not self.connection.each_alone
        super().execute(b"; ".join([*before, *statement]))
        self.connection.failed = False

    def _prepare(self, query: str) -> str:
        """Return the text that runs a prepared statement; its first use prepares it by a message of its own.

        PostgreSQL stores that message with it, so it must not hold values; and a rollback does not undo it.
        """
        prepared = self.connection.prepared
        if query not in prepared:
            prepare, run = self.connection.prepare(query)
            super().execute(prepare)
            prepared[query] = run
        return prepared[query]


class Connection(extensions.connection):
    """A connection on which ``BEGIN`` goes with the first statement of a transaction.

    psycopg2 would send it separately, so it is set to autocommit, and transactions are made here.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.waiting: list[bytes] = []
        # Whether held-back statements of this transaction have been lost: only a rollback is possible then.
        self.failed = False
        # The text that runs each prepared statement.
        self.prepared: dict[str, str] = {}
        self._names = count(1)
        self.autocommit = True
        self.cursor_factory = Cursor
        # Whether the connection is in autocommit mode, so that each statement is a transaction of its own.
        self.each_alone = False

    def before(self, sending: Sending) -> list[bytes]:
        """Return what must be sent before the next statement, and hold it back no longer."""
        if self.failed:
            raise InFailedSqlTransaction("the transaction has failed before; it can only be rolled back")
        waiting, self.waiting = self.waiting, []
        status = self.get_transaction_status()
        if status == TRANSACTION_STATUS_INERROR:
            # Only a ROLLBACK is possible now.
            return []
        if status == TRANSACTION_STATUS_IDLE and not self.each_alone and (waiting or sending is Sending.NOW):
            return [b"BEGIN", *waiting]
        return waiting

    def prepare(self, query: str) -> tuple[bytes, str]:
        """Return what prepares a statement, or several in one text, under unused names, and the text that runs them."""
        # Values are not in the text, so that a semicolon is the end of a statement.
        prepares, runs = zip(*(self._prepare_one(each.strip()) for each in query.split(";")), strict=True)
        return "; ".join(prepares).replace("%%", "%").encode(), "; ".join(runs)

    def _prepare_one(self, query: str) -> tuple[str, str]:
        places: dict[str, int] = {}
        numbered = _PLACE.sub(lambda found: f"${places.setdefault(found[1], len(places) + 1)}", query)
        name = f"prepared_{next(self._names)}"
        values = ", ".join(f"%({place})s" for place in places)
        return f"PREPARE {name} AS {numbered}", f"EXECUTE {name} ({values})" if values else f"EXECUTE {name}"

    def commit(self) -> None:
        """Send held-back statements and end the transaction, in one message; does nothing if none has begun.

        Raises ``InFailedSqlTransaction`` if an error has been ignored in the transaction, in which case PostgreSQL
        would roll back without saying so.
        """
        if self.closed:
            super().commit()
            return
        status = self.get_transaction_status()
        if self.failed or status == TRANSACTION_STATUS_INERROR:
            self.rollback()
            raise InFailedSqlTransaction("the transaction has failed before, and nothing of it is kept")
        if self.waiting or status != TRANSACTION_STATUS_IDLE:
            try:
                with self.cursor() as cursor:
                    cursor.execute("COMMIT")
            except Error:
                # A COMMIT that fails has ended the transaction, and nothing rolls back after it; the failure of a
                # held-back statement before it has not.
                if not self.closed:
                    self.rollback()
                raise

    def rollback(self) -> None:
        """Discard held-back statements, and end the transaction if it has begun."""
        self.waiting, self.failed = [], False
        if self.closed:
            super().rollback()
        elif self.get_transaction_status() != TRANSACTION_STATUS_IDLE:
            with self.cursor() as cursor:
                cursor.execute("ROLLBACK")

    def set_isolation_level(self, level: int | None) -> None:
        """Set whether there are transactions at all: not at the level of autocommit. Other levels cannot be chosen."""
        if level not in (None, ISOLATION_LEVEL_AUTOCOMMIT, ISOLATION_LEVEL_READ_COMMITTED):
            raise NotSupportedError("a transaction is READ COMMITTED, or there is none")
        self.each_alone = level == ISOLATION_LEVEL_AUTOCOMMIT


def choose(
    connection: Engaged, cursor: Cursor, statement: str, _values: Any, context: ExecutionContext, _many: bool
) -> None:
    """Decide how a statement of SQLAlchemy is sent: the listener of ``before_cursor_execute``."""
    options = context.execution_options
    cursor.prepared = options.get("prepared", False) and statement == getattr(context.compiled, "string", None)
    # In autocommit mode an INSERT is sent at once, since no commit follows that would send it.
    inserts = context.isinsert and not cursor.connection.each_alone and not _names(statement, _ANSWERS)
    if options.get("unanswered") or inserts:
        # Within a savepoint, errors must be raised before the savepoint ends.
        cursor.sending = Sending.NOW if connection.in_nested_transaction() else Sending.LATER
    elif options.get("reading") and _selects(statement, context) and not _names(statement, _LOCKS):
        # Each statement sees what was committed before it, in a transaction or not.
        cursor.sending = Sending.ALONE


def give_up_old_plans(context: ExceptionContext) -> None:
    """Drop connections whose prepared statements a migration has invalidated: the listener of ``handle_error``.

    The migration rules forbid changing the type of a column, but a migration may break them for a stated reason.
    """
    statement = context.execution_context
    overtaken = getattr(context.original_exception, "pgcode", None) == FEATURE_NOT_SUPPORTED
    if overtaken and statement is not None and statement.execution_options.get("prepared"):
        # So the transaction is repeated on a new one.
        context.is_disconnect = True


def _selects(statement: str, context: ExecutionContext) -> bool:
    """Whether this is a SELECT built by SQLAlchemy; the effect of textual statements and of WITH is not known."""
    return statement.startswith("SELECT") and isinstance(getattr(context.compiled, "statement", None), Select)


def _names(statement: str, words: tuple[str, ...]) -> bool:
    # Values are not in the text, so user input is never mistaken for these words.
    return any(word in statement for word in words)
