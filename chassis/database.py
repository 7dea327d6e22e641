"""The database of a service: its engine, its transactions, and what its models are built on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Engine, MetaData, Uuid, create_engine
from sqlalchemy.orm import DeclarativeBase, Session
from uuid_utils.compat import uuid7

from chassis.settings import Settings
from chassis.tables import NAMING

# A statement that waits longer than this is a fault; a transaction that idles holds locks others wait for.
_OPTIONS = "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"


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
            # A connection that died while idle is replaced instead of failing the first call after an outage.
            pool_pre_ping=True,
            connect_args={
                "options": f"{_OPTIONS} -c timezone={settings.timezone}",
                "connect_timeout": 3,
                "application_name": f"lianshang-{service}",
            },
        )

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction: committed at the end of the block, rolled back when the block raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()
