"""Connections that spare round trips: a statement without an answer waits, and goes with the next one that has one.

PostgreSQL takes several statements in one message and answers the last; the first that fails ends the message, and with
it the transaction. So ``BEGIN`` needs no message of its own, nor does an ``INSERT`` of which nothing is asked: they are
sent together with the next statement, at the latest with the ``COMMIT``. They run in the order in which they were
given. An ``INSERT`` that is refused is told by the statement it went with, or by the commit.

A statement with the execution option ``prepared`` is analysed and planned once on each connection: for those that are
built once, find their rows by a key, and run often. The rules of migrations keep the types of its columns as they are.
It is sent as it is where its text depends on its values, such as their number, since each text would be kept.
One with the option ``unanswered`` waits like a plain ``INSERT``, and also where each statement stands alone.
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

# Words of an INSERT that is asked what it has done: without them it does all that it says, or fails.
_ANSWERS = ("RETURNING", "ON CONFLICT", "SELECT")
# The word of a SELECT that locks rows, which it does for no longer than its transaction lasts.
_LOCKS = (" FOR ",)

_PLACE = re.compile(r"%\((\w+)\)s")
_Values = Sequence[Any] | Mapping[str, Any] | None


class Sending(Enum):
    """How a statement goes to the database: with what waits, or it waits itself, or without a transaction."""

    NOW = "now"
    LATER = "later"
    ALONE = "alone"


class Cursor(extensions.cursor):
    """A cursor that sends what waits along with its statement; ``sending`` is set before each one."""

    sending = Sending.NOW
    prepared = False
    connection: "Connection"

    def execute(self, query: Any, vars: _Values = None) -> None:
        """Send a statement with all that goes before it, or have it wait."""
        connection = self.connection
        # First of all, because it fails for values that cannot be sent, and what waits must outlast that.
        statement = self.mogrify(self._prepare(query) if self.prepared else query, vars)
        if self.sending is Sending.LATER:
            connection.waiting.append(statement)
        else:
            self._send(connection.before(self.sending), statement)

    def executemany(self, query: Any, vars_list: Iterable[_Values]) -> None:
        """As ``execute``, for each of several values; ``rowcount`` is the sum."""
        if self.sending is Sending.LATER:
            for values in vars_list:
                self.execute(query, values)
            return
        if before := self.connection.before(self.sending):
            self._send(before)
        super().executemany(query, vars_list)

    def _send(self, before: list[bytes], *statement: bytes) -> None:
        # A message that the server does not even understand leaves no failed transaction there, and none that has
        # begun: but what was to go before the statement is lost, and nothing of the same transaction may follow.
        self.connection.failed = bool(before) and not self.connection.each_alone
        super().execute(b"; ".join([*before, *statement]))
        self.connection.failed = False

    def _prepare(self, query: str) -> str:
        """How a statement is run that is prepared, which it is by a message of its own when it is first asked for.

        PostgreSQL keeps that message with it, so nobody's values may be in there; and a rollback does not undo it.
        """
        prepared = self.connection.prepared
        if query not in prepared:
            prepare, run = self.connection.prepare(query)
            super().execute(prepare)
            prepared[query] = run
        return prepared[query]


class Connection(extensions.connection):
    """A connection on which ``BEGIN`` goes with the first statement of a transaction.

    psycopg2 would send it by itself, so it is told that there are no transactions, and they are made here.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.waiting: list[bytes] = []
        # Whether what was to be sent in this transaction has been lost: only a rollback is of use then.
        self.failed = False
        # How each statement is run that has been prepared.
        self.prepared: dict[str, str] = {}
        self._names = count(1)
        self.autocommit = True
        self.cursor_factory = Cursor
        # Whether there are no transactions, so that each statement is one.
        self.each_alone = False

    def before(self, sending: Sending) -> list[bytes]:
        """What has to be sent before the next statement; it does not wait any longer."""
        if self.failed:
            raise InFailedSqlTransaction("the transaction has failed before; it can only be rolled back")
        waiting, self.waiting = self.waiting, []
        status = self.get_transaction_status()
        if status == TRANSACTION_STATUS_INERROR:
            # Only a ROLLBACK is of use now.
            return []
        if status == TRANSACTION_STATUS_IDLE and not self.each_alone and (waiting or sending is Sending.NOW):
            return [b"BEGIN", *waiting]
        return waiting

    def prepare(self, query: str) -> tuple[bytes, str]:
        """The statement that prepares another, under a name that has not been used, and the one that runs it."""
        places: dict[str, int] = {}
        numbered = _PLACE.sub(lambda found: f"${places.setdefault(found[1], len(places) + 1)}", query)
        name = f"prepared_{next(self._names)}"
        values = ", ".join(f"%({place})s" for place in places)
        run = f"EXECUTE {name} ({values})" if values else f"EXECUTE {name}"
        return f"PREPARE {name} AS {numbered}".replace("%%", "%").encode(), run

    def commit(self) -> None:
        """Send what waits, and end the transaction, in one message; nothing where none has begun.

        Raises ``InFailedSqlTransaction`` where somebody has passed over an error, after which PostgreSQL would roll
        back and say nothing.
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
                # A COMMIT that fails has ended the transaction, and nobody rolls back after it; what goes before it has
                # not.
                if not self.closed:
                    self.rollback()
                raise

    def rollback(self) -> None:
        """Forget what waits, and end the transaction if it has begun."""
        self.waiting, self.failed = [], False
        if self.closed:
            super().rollback()
        elif self.get_transaction_status() != TRANSACTION_STATUS_IDLE:
            with self.cursor() as cursor:
                cursor.execute("ROLLBACK")

    def set_isolation_level(self, level: int | None) -> None:
        """Whether there are transactions at all: not at the level of autocommit. There is no other to choose."""
        if level not in (None, ISOLATION_LEVEL_AUTOCOMMIT, ISOLATION_LEVEL_READ_COMMITTED):
            raise NotSupportedError("a transaction is READ COMMITTED, or there is none")
        self.each_alone = level == ISOLATION_LEVEL_AUTOCOMMIT


def choose(
    connection: Engaged, cursor: Cursor, statement: str, _values: Any, context: ExecutionContext, _many: bool
) -> None:
    """Decide how a statement of SQLAlchemy is sent: the listener of ``before_cursor_execute``."""
    options = context.execution_options
    cursor.prepared = options.get("prepared", False) and statement == getattr(context.compiled, "string", None)
    # Where each statement stands alone an INSERT is sent at once, since no commit follows that would send it.
    inserts = context.isinsert and not cursor.connection.each_alone and not _names(statement, _ANSWERS)
    if options.get("unanswered") or inserts:
        # What a savepoint is for is to be refused in it, and not when it is over.
        cursor.sending = Sending.NOW if connection.in_nested_transaction() else Sending.LATER
    elif options.get("reading") and _selects(statement, context) and not _names(statement, _LOCKS):
        # Each statement sees what was committed before it, in a transaction or not.
        cursor.sending = Sending.ALONE


def give_up_old_plans(context: ExceptionContext) -> None:
    """Let connections go whose prepared statements a migration has overtaken: the listener of ``handle_error``.

    The rules of migrations leave it to nobody to change the type of a column, but may be gone against for a reason.
    """
    statement = context.execution_context
    overtaken = getattr(context.original_exception, "pgcode", None) == FEATURE_NOT_SUPPORTED
    if overtaken and statement is not None and statement.execution_options.get("prepared"):
        # So the transaction runs again on a new one.
        context.is_disconnect = True


def _selects(statement: str, context: ExecutionContext) -> bool:
    """Whether it is a SELECT that SQLAlchemy has put together; what a text does is not known, nor what WITH does."""
    return statement.startswith("SELECT") and isinstance(getattr(context.compiled, "statement", None), Select)


def _names(statement: str, words: tuple[str, ...]) -> bool:
    # Values are not in the text, so nobody's input is mistaken for these words.
    return any(word in statement for word in words)
