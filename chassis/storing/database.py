"""The database of a service: its engine, its transactions, and what its models are built on."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import DateTime, Engine, MetaData, Uuid, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session
from uuid_utils.compat import uuid7

from chassis.running.settings import Settings
from chassis.storing import pipelining
from chassis.storing.tables import NAMING

# A statement that takes longer than this is a fault; a transaction that idles holds locks others wait for.
STATEMENT_SECONDS = 15
LOCK_SECONDS = 5
IDLE_SECONDS = 30


class OutcomeUnknown(Exception):
    """The connection was lost while a commit was under way: it may have happened or not."""


class Model(DeclarativeBase):
    """What the models of every service have in common; each service derives a base with metadata of its own."""

    __abstract__ = True
    type_annotation_map = {UUID: Uuid(), datetime: DateTime(timezone=True)}  # noqa: RUF012 (SQLAlchemy's own form)


def new_metadata() -> MetaData:
    """Metadata for the models of one service."""
    return MetaData(naming_convention=NAMING)


def new_id() -> UUID:
    """An identifier for a new row: UUIDv7, so that keys grow with time and indexes stay compact."""
    return uuid7()


class Database:
    """The connection pool of one service and its transactions."""

    def __init__(self, service: str, settings: Settings) -> None:
        self.service = service
        self.engine: Engine = create_engine(
            settings.database_url_of(service),
            pool_size=settings.pool_size,
            max_overflow=0,
            pool_timeout=settings.call_timeout,
            # An error goes into the log, and the parameters of its statement are people's data.
            hide_parameters=True,
            json_serializer=_json,
            connect_args={
                # Statements are short: compiling the larger ones (jit) would take longer than running them.
                "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={LOCK_SECONDS}s"
                f" -c idle_in_transaction_session_timeout={IDLE_SECONDS}s -c timezone={settings.timezone} -c jit=off",
                "connect_timeout": 3,
                "application_name": f"lianshang-{service}",
                "connection_factory": pipelining.Connection,
            },
        )
        event.listen(self.engine, "handle_error", _without_detail)
        event.listen(self.engine, "handle_error", pipelining.give_up_old_plans)
        event.listen(self.engine, "before_cursor_execute", pipelining.choose)
        self._reader = self.engine.execution_options(reading=True)

    @contextmanager
    def transaction(self, *, reading: bool = False) -> Iterator[Session]:
        """One transaction: committed at the end of the block, rolled back when the block raises.

        Where somebody only reads it begins with the first statement that locks or changes something, if there is any.

        Raises ``OutcomeUnknown`` when the connection is lost during the commit. Connections are not tried before they
        are used, which would cost every transaction a round trip: one that died while idle fails its first statement,
        and the runtime begins again on another.
        """
        with Session(self._reader if reading else self.engine, expire_on_commit=False) as session:
            yield session
            try:
                session.commit()
            except DBAPIError as error:
                if error.connection_invalidated:
                    raise OutcomeUnknown(str(error.orig).strip()) from error
                raise

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _json(value: Any) -> str:
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        # What only Python's own can write, such as a number of more than 64 bits, or half a surrogate pair, which
        # PostgreSQL refuses.
        return json.dumps(value)


def _without_detail(context: ExceptionContext) -> None:
    """Leave out of an error what PostgreSQL adds on further lines, such as all values of the row that it refused.

    The message of an error is kept with pending retries, shown to operators and logged; the rest is people's data.
    """
    original, wrapped = context.original_exception, context.sqlalchemy_exception
    said = getattr(getattr(original, "diag", None), "message_primary", None)
    if said is None or wrapped is None:
        return
    wrapped.args = (str(wrapped.args[0]).replace(str(original), said), *wrapped.args[1:])
    original.args = (said,)
