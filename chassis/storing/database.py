"""The database of a service: its engine, its transactions, and the base of its models."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import MappingProxyType
from typing import Any, ClassVar
from uuid import UUID

import orjson
from sqlalchemy import Connection, DateTime, Engine, MetaData, PoolProxiedConnection, Uuid, create_engine, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from uuid_utils.compat import uuid7

from chassis.running.settings import Settings
from chassis.storing import pipelining
from chassis.storing.rows import Rows, Statement, of_columns
from chassis.storing.tables import NAMING

# A statement that takes longer than this is faulty; an idle transaction holds locks that others wait for.
STATEMENT_SECONDS = 15
LOCK_SECONDS = 5
IDLE_SECONDS = 30
# Makes a file longer, which only a disk with room allows.
_PROBE = "CREATE TEMPORARY TABLE probe ON COMMIT DROP AS SELECT repeat('x', 5000) AS page"
# PostgreSQL's error codes for a full disk, an error of the disk, and a database that can only be read.
_UNWRITABLE = ("53100", "58030", "25006")
_NONE: Mapping[str, Any] = MappingProxyType({})
_LARGE_NUMBER = re.compile("[0-9]{19}")


class OutcomeUnknown(Exception):
    """The connection was lost during a commit, which may or may not have happened."""


class Model(DeclarativeBase):
    """The base of the models of all services; each service derives its own base, with its own metadata."""

    __abstract__ = True
    type_annotation_map = {UUID: Uuid(), datetime: DateTime(timezone=True)}  # noqa: RUF012 (SQLAlchemy's own form)


class Versioned:
    """Adds the version of a row, which every change of it raises: the number of its ETag."""

    version: Mapped[int] = mapped_column()
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": version}


def new_metadata() -> MetaData:
    """Return metadata for the models of one service."""
    return MetaData(naming_convention=NAMING)


def new_id() -> UUID:
    """Return an identifier for a new row: UUIDv7, so that keys grow with time and indexes stay compact."""
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
            # Errors are logged, and the parameters of their statements are personal data.
            hide_parameters=True,
            json_serializer=to_json,
            json_deserializer=from_json,
            connect_args={
                # Statements are short: compiling the larger ones (jit) would take longer than running them.
                "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={LOCK_SECONDS}s"
                f" -c idle_in_transaction_session_timeout={IDLE_SECONDS}s -c timezone={settings.timezone} -c jit=off",
                "connect_timeout": 3,
                "application_name": f"lianshang-{service}",
                "connection_factory": pipelining.Connection,
            },
        )
        # Set by an error that says that nothing can be written, until a write succeeds.
        self.unwritable = ""
        event.listen(self.engine, "handle_error", self._note_unwritable)
        event.listen(self.engine, "handle_error", _without_detail)
        event.listen(self.engine, "handle_error", pipelining.give_up_old_plans)
        event.listen(self.engine, "before_cursor_execute", pipelining.choose)
        self.reader = self.engine.execution_options(reading=True)
        self.rows = Rows(self.engine)

    @contextmanager
    def transaction(self, *, reading: bool = False) -> Iterator[Session]:
        """Run the block in one transaction, with its session: see ``begin``."""
        with self.begin(reading=reading) as transaction:
            yield transaction.session

    @contextmanager
    def begin(self, *, reading: bool = False) -> Iterator["Transaction"]:
        """Run the block in one transaction: committed at its end, rolled back when it raises.

        With ``reading`` the transaction begins only with the first statement that locks or changes something, if any.

        Raises ``OutcomeUnknown`` when the connection is lost during the commit. Connections are not tested before use,
        which would cost every transaction a round trip: a connection that died while idle fails its first statement,
        and the runtime repeats the transaction on another.
        """
        transaction = Transaction(self, reading)
        try:
            yield transaction
            transaction.commit()
        finally:
            transaction.close()

    def try_to_write(self, connection: Connection) -> None:
        """Find out whether rows can be written again, after an error that said that they cannot.

        Raises SQLAlchemy's ``DBAPIError`` while they cannot. Only then is a table made and dropped for it.
        """
        if self.unwritable:
            connection.execute(text(_PROBE))
            connection.commit()
            self.unwritable = ""

    def close(self) -> None:
        """Close the connections of the pool."""
        self.engine.dispose()

    def _note_unwritable(self, context: ExceptionContext) -> None:
        if getattr(context.original_exception, "pgcode", None) in _UNWRITABLE:
            self.unwritable = str(context.original_exception).strip().splitlines()[0]


class _Session(Session):
    """A session that gets rows by their primary keys by prepared statements (``chassis/storing/pipelining.py``).

    The text of such a statement names every column of the table and is always the same.
    """

    def get(self, entity: Any, ident: Any, *, execution_options: Mapping[str, Any] = _NONE, **options: Any) -> Any:
        """Return what has this primary key, or ``None``; as that of SQLAlchemy."""
        return super().get(entity, ident, execution_options={"prepared": True, **execution_options}, **options)


class Transaction:
    """One transaction of a service: its session, which is opened when it is first asked for, and rows without one."""

    def __init__(self, database: Database, reading: bool) -> None:
        self._database, self._reading = database, reading
        # The operation that it serves, with the objects of its path.
        self.purpose = ""
        # What functions remember until its end.
        self.memo: dict[str, Any] = {}
        self._session: Session | None = None
        # Held while rows are read without a session. There is never a connection beside that of the session: those
        # who each hold one and wait for another would take the whole pool and wait for each other.
        self._connection: PoolProxiedConnection | None = None

    @property
    def opened(self) -> bool:
        """Whether there is a session."""
        return self._session is not None

    @property
    def session(self) -> Session:
        """The session."""
        if self._session is None:
            self._give_back()
            engine = self._database.reader if self._reading else self._database.engine
            self._session = _Session(engine, expire_on_commit=False)
        return self._session

    def rows(self, statement: Statement, **values: Any) -> Sequence[Any]:
        """Return the rows of a statement that locks nothing, each with its columns by their names.

        A read runs it without a session, if it has none yet and the statement is one of columns alone; else entities
        come as the session has them.
        """
        if not of_columns(statement):
            return self.session.execute(statement, values).all()
        if not self._reading or self._session is not None:
            # As before a statement of entities: it must see what the session has changed.
            self.session.flush()
            return self.session.connection().execute(statement, values).all()
        if self._connection is None:
            self._connection = self._database.rows.connect()
        return self._database.rows.read(self._connection, statement, values)

    def commit(self) -> None:
        """Commit; see ``Database.begin``."""
        if self._session is None:
            return
        try:
            self._session.commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise OutcomeUnknown(str(error.orig).strip()) from error
            raise

    def close(self) -> None:
        """Give the connection back; what is not committed is rolled back."""
        self._give_back()
        if self._session is not None:
            self._session.close()

    def _give_back(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()


def to_json(value: Any) -> str:
    """Return a value as JSON."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        # Python's own encoder handles what the fast one cannot, such as numbers over 64 bits, or an unpaired surrogate,
        # which PostgreSQL refuses.
        return json.dumps(value)


def from_json(content: str) -> Any:
    """Return what JSON says."""
    try:
        # The fast decoder would make floats of numbers over 64 bits.
        return orjson.loads(content) if _LARGE_NUMBER.search(content) is None else json.loads(content)
    except ValueError:
        return json.loads(content)


def _without_detail(context: ExceptionContext) -> None:
    """Remove from an error the lines that PostgreSQL adds to its message, such as all values of the refused row.

    The message is stored with pending retries, shown to operators and logged; the other lines hold personal data.
    """
    original, wrapped = context.original_exception, context.sqlalchemy_exception
    said = getattr(getattr(original, "diag", None), "message_primary", None)
    if said is None or wrapped is None:
        return
    wrapped.args = (str(wrapped.args[0]).replace(str(original), said), *wrapped.args[1:])
    original.args = (said,)
