"""What a service asks of its database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from chassis.storing.pipelining import Cursor, Sending
from tests.harness import ServiceUnderTest


@contextmanager
def noted(service: ServiceUnderTest) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is sent meanwhile, with its parameters."""
    statements: list[tuple[str, Any]] = []
    execute, known = Cursor.execute, None

    def keep(statement: str, parameters: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
            statements.append((statement, parameters[0] if isinstance(parameters, list) else parameters))

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool) -> None:
        nonlocal known
        known = parameters
        keep(statement, parameters)

    def sent(cursor: Cursor, query: str, vars: Any = None) -> None:
        # What is read without a session has no event of SQLAlchemy's.
        if vars is not None and vars is not known and cursor.sending is Sending.ALONE:
            keep(query, vars)
        execute(cursor, query, vars)

    event.listen(service.database.engine, "before_cursor_execute", note)
    Cursor.execute = sent  # type: ignore[method-assign, assignment]
    try:
        yield statements
    finally:
        Cursor.execute = execute  # type: ignore[method-assign]
        event.remove(service.database.engine, "before_cursor_execute", note)
