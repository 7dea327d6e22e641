"""Connections that spare round trips: a statement without an answer waits, and goes with the next one that has one.

PostgreSQL takes several statements in one message and answers the last; the first that fails ends the message, and with
it the transaction. So ``BEGIN`` needs no message of its own, nor does an ``INSERT`` of which nothing is asked: they are
sent together with the next statement, at the latest with the ``COMMIT``. They run in the order in which they were
given. An ``INSERT`` that is refused is told by the statement it went with, or by the commit.

A statement with the execution option ``prepared`` is analysed and planned once on each connection: for those that are
built once, find their rows by a key, and run often. The rules of migrations keep the types of its columns as they are.
One with the option ``unanswered`` waits like a plain ``INSERT``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import count
from typing import Any

from psycopg2 import Error, extensions
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT, TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_INERROR
from sqlalchemy import Connection as Engaged
from sqlalchemy import Select
from sqlalchemy.engine import ExecutionContext

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
        if self.sending is Sending.LATER:
            self.connection.waiting += self._put(query, vars)
            return
        before = self.connection.before(self.sending)
        if before or self.prepared:
            self._send(before + self._put(query, vars))
        else:
            super().execute(query, vars)

    def executemany(self, query: Any, vars_list: Iterable[_Values]) -> None:
        """As ``execute``, for each of several values; ``rowcount`` is the sum."""
        if self.sending is Sending.LATER:
            for values in vars_list:
                self.execute(query, values)
            return
        before = self.connection.before(self.sending)
        if before:
            self._send(before)
        super().executemany(query, vars_list)

    def _send(self, statements: list[bytes]) -> None:
        connection = self.connection
        preparing, connection.preparing = connection.preparing, {}
        super().execute(b"; ".join(statements))
        connection.prepared |= preparing

    def _put(self, query: Any, vars: _Values) -> list[bytes]:
        """A statement as it is sent; before it what prepares it, unless that has been sent or waits already."""
        if not self.prepared:
            return [self.mogrify(query, vars)]
        connection = self.connection
        run = connection.prepared.get(query) or connection.preparing.get(query)
        if run is not None:
            return [self.mogrify(run, vars)]
        prepare, run = connection.prepare(query)
        connection.preparing[query] = run
        return [prepare, self.mogrify(run, vars)]


class Connection(extensions.connection):
    """A connection on which ``BEGIN`` goes with the first statement of a transaction.

    psycopg2 would send it by itself, so it is told that there are no transactions, and they are made here.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.waiting: list[bytes] = []
        # How each statement is run that has been prepared, or will have been when what waits has been sent.
        self.prepared: dict[str, str] = {}
        self.preparing: dict[str, str] = {}
        self._names = count(1)
        self.autocommit = True
        self.cursor_factory = Cursor
        self._each_alone = False

    def before(self, sending: Sending) -> list[bytes]:
        """What has to be sent before the next statement; it does not wait any longer."""
        waiting, self.waiting = self.waiting, []
        status = self.get_transaction_status()
        if status == TRANSACTION_STATUS_INERROR:
            # Only a ROLLBACK is of use now.
            self.preparing = {}
            return []
        if status == TRANSACTION_STATUS_IDLE and not self._each_alone and (waiting or sending is Sending.NOW):
            return [b"BEGIN", *waiting]
        return waiting

    def prepare(self, query: str) -> tuple[bytes, str]:
        """The statement that prepares another, under a name that has not been used, and the one that runs it."""
        places: dict[str, int] = {}
        numbered = _PLACE.sub(lambda found: f"${places.setdefault(found[1], len(places) + 1)}", query)
        name = f"prepared_{next(self._names)}"
        values = ", ".join(f"%({place})s" for place in places)
        return f"PREPARE {name} AS {numbered}".replace("%%", "%").encode(), f"EXECUTE {name} ({values})"

    def commit(self) -> None:
        """Send what waits, and end the transaction, in one message; nothing where none has begun."""
        if self.closed:
            super().commit()
        elif self.waiting or self.get_transaction_status() != TRANSACTION_STATUS_IDLE:
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
        self.waiting, self.preparing = [], {}
        if self.closed:
            super().rollback()
        elif self.get_transaction_status() != TRANSACTION_STATUS_IDLE:
            with self.cursor() as cursor:
                cursor.execute("ROLLBACK")

    def set_isolation_level(self, level: int | None) -> None:
        """Whether there are transactions at all: not at the level of autocommit."""
        self._each_alone = level == ISOLATION_LEVEL_AUTOCOMMIT


def choose(
    connection: Engaged, cursor: Cursor, statement: str, _values: Any, context: ExecutionContext, _many: bool
) -> None:
    """Decide how a statement of SQLAlchemy is sent: the listener of ``before_cursor_execute``."""
    options = context.execution_options
    cursor.prepared = options.get("prepared", False)
    if options.get("unanswered") or (context.isinsert and not _names(statement, _ANSWERS)):
        # What a savepoint is for is to be refused in it, and not when it is over.
        cursor.sending = Sending.NOW if connection.in_nested_transaction() else Sending.LATER
    elif options.get("reading") and _selects(context) and not _names(statement, _LOCKS):
        # Each statement sees what was committed before it, in a transaction or not.
        cursor.sending = Sending.ALONE


def _selects(context: ExecutionContext) -> bool:
    """Whether it is a SELECT that SQLAlchemy has put together; what a text does is not known."""
    return isinstance(getattr(context.compiled, "statement", None), Select)


def _names(statement: str, words: tuple[str, ...]) -> bool:
    # Values are not in the text, so nobody's input is mistaken for these words.
    return any(word in statement for word in words)
