"""A service as it runs, without broker or nameko: its handlers, its runtime and a real database."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection, select, text

from chassis.calling.actor import ANONYMOUS, Actor, Post
from chassis.calling.call import Call
from chassis.migrating import histories
from chassis.running.runtime import Runtime
from chassis.running.settings import Settings
from chassis.storing import personal, tables
from chassis.storing.database import Database, new_id
from contracts.operation import Event, Operation, Subscription
from contracts.roles import Role
from lianshang.composition import class_of, package_of
from tests.servers import DatabaseServer

# By preset exceptions are painted with every variable in sight, which takes seconds where one of them is a schema.
structlog.dev.ConsoleRenderer.get_active().exception_formatter = structlog.dev.plain_traceback
# A key for tests alone; every deployment has its own.
FIELD_KEY = "dGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtMTI="
# The business time at which each test begins, a Monday morning, whatever the day on which it runs.
MONDAY = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


# How many bytes a table holds from which is deleted; a larger one is truncated.
_SMALL = 262_144
Made = TypeVar("Made")


def actor(*posts: tuple[Role, UUID | str] | tuple[Role, UUID | str, UUID | str], person: UUID | None = None) -> Actor:
    """Somebody signed in, in posts given as ``(role, organization)`` or ``(role, organization, chain)``."""
    held = tuple(Post(post[0], str(post[1]), str(post[2]) if len(post) == 3 else None) for post in posts)
    return Actor(name="somebody", person_id=str(person or uuid4()), session_id=str(uuid4()), posts=held)


class ServiceUnderTest:
    """One service with an empty database: call its operations, feed it events, read what it emitted."""

    def __init__(self, name: str, server: DatabaseServer) -> None:
        self.name = name
        self.settings = Settings(
            environment="test", database_url=server.url, field_keys=FIELD_KEY, clock_movable=True, pool_size=8
        )
        personal.configure(self.settings)
        server.create(name)
        histories.upgrade(package_of(name), self.settings)
        self.database = Database(name, self.settings)
        self.runtime = Runtime(name, self.settings, self.database)
        self.handlers = class_of(name).handlers
        self.runtime.handlers = self.handlers
        # Whether nothing was done since it was emptied; what can be done anew, and the statements that put its rows in.
        self._empty = False
        self._kept: dict[str, tuple[Any, str]] = {}

    def call(
        self,
        operation: Operation,
        caller: Actor = ANONYMOUS,
        *path: UUID | str,
        body: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        key: str | None = None,
        if_match: int | None = None,
    ) -> Any:
        """Call an operation as the gateway would and return the body of the reply; raises ``Failure``."""
        call = Call(
            path=dict(zip(operation.arguments, map(str, path), strict=True)),
            query=query,
            body=body,
            actor=caller,
            idempotency_key=key,
            if_match=if_match,
            correlation="test",
        )
        return self.serve(operation, call)["body"]

    def serve(self, operation: Operation, call: Call) -> dict[str, Any]:
        """Run a call and return the whole reply; raises ``Failure``."""
        self._empty = False
        return self.runtime.serve(operation, self.handlers.operations[operation.name][1], call.to_wire()).to_wire()

    def react(
        self, subscription: Subscription, event: Event, subject: UUID | str, data: Mapping[str, Any], sequence: int = 1
    ) -> bool:
        """Deliver an event to a reaction; ``data`` is JSON as on the wire."""
        return self.deliver(subscription, self.envelope(event, subject, data, sequence))

    def envelope(
        self, event: Event, subject: UUID | str, data: Mapping[str, Any], sequence: int = 1, correlation: str = "test"
    ) -> dict[str, Any]:
        """An event as it arrives; ``data`` is JSON as on the wire."""
        return {
            "specversion": "1.0",
            "id": str(new_id()),
            "source": f"/{event.service}",
            "type": event.type,
            "subject": str(subject),
            "time": self.now().isoformat(),
            "partitionkey": f"{event.aggregate}/{subject}",
            "sequence": sequence,
            "correlationid": correlation,
            "data": dict(data),
        }

    def deliver(self, subscription: Subscription, envelope: Mapping[str, Any]) -> bool:
        """Deliver an envelope, such as one that another service emitted."""
        return self.deliver_together(subscription, [envelope])[0]

    def deliver_together(self, subscription: Subscription, envelopes: Sequence[Mapping[str, Any]]) -> list[bool]:
        """Deliver several envelopes that are applied in one transaction."""
        self._empty = False
        _, function = self.handlers.reactions[subscription.reaction]
        return self.runtime.react(subscription, function, envelopes)

    def tick(self, name: str) -> int:
        """Run a schedule until nothing is due; returns how much was done."""
        self._empty = False
        done, (_, function) = 0, self.handlers.schedules[name]
        while portion := self.runtime.tick(function):
            done += portion
        return done

    def emitted(self, *types: str) -> list[dict[str, Any]]:
        """Every envelope in the outbox, in the order of commits; of these types only, if any are named."""
        with self.database.transaction() as session:
            rows = session.scalars(select(tables.outbox.c.envelope).order_by(tables.outbox.c.id)).all()
        return [row for row in rows if not types or row["type"] in types]

    def now(self) -> datetime:
        """Business time."""
        with self.database.begin() as transaction:
            return self.runtime.clock.now(transaction)

    def move_clock(self, moment: datetime) -> None:
        """Set business time."""
        self._empty = False
        with self.database.transaction() as session:
            self.runtime.clock.move(session, moment)

    def empty(self) -> None:
        """Delete every row and set business time to ``MONDAY``, so that the next test starts as on a new machine."""
        with self.database.engine.begin() as connection:
            # Truncating makes new files of a table and its indexes, which takes longer than deleting some rows.
            looks = [
                f"SELECT '{name}', pg_relation_size('{name}') WHERE EXISTS (SELECT FROM {name})"
                for name in _tables(connection)
            ]
            filled = connection.execute(text(" UNION ALL ".join(looks))).all()
            if large := [name for name, size in filled if size > _SMALL]:
                connection.execute(text(f"TRUNCATE {', '.join(large)} CASCADE"))
            # Without what watches over rows, in whatever order of the tables.
            deletions = [f"DELETE FROM {name}" for name, size in filled if size <= _SMALL]
            connection.exec_driver_sql(";".join(["SET LOCAL session_replication_role = replica", *deletions]))
            # What was rolled back has used numbers too.
            for name in connection.scalars(text(_USED)).all():
                connection.execute(text(f'ALTER SEQUENCE "{name}" RESTART'))
        # The runtime remembers how far the clock was moved, also when the row that says so is gone.
        self.move_clock(MONDAY)
        self._empty = True

    def __deepcopy__(self, _memo: object) -> "ServiceUnderTest":
        """Return itself: there is one of it, whatever is copied that knows it."""
        return self

    def begin_with(self, name: str, make: Callable[[], Made]) -> Made:
        """Do what many tests begin with, and return what it returns.

        It is done once; in a service that is empty its rows are put in from then on, which takes a tenth of the time.
        """
        if not self._empty:
            return make()
        if name in self._kept:
            made, statements = self._kept[name]
            with self.database.engine.begin() as connection:
                connection.exec_driver_sql(statements)
            self._empty = False
        else:
            made = make()
            self._kept[name] = (made, self._keep(name))
        return deepcopy(made)

    def _keep(self, name: str) -> str:
        """Copy every row, and return the statements that put the copies in."""
        with self.database.engine.begin() as connection:
            connection.execute(text(f'CREATE SCHEMA "{name}"'))
            # In whatever order of the tables; nothing that the rows have led to is to happen again.
            statements = ["SET LOCAL session_replication_role = replica"]
            for table in _tables(connection):
                # The clock is set whenever the service is emptied.
                if table != '"clock"' and connection.scalar(text(f"SELECT EXISTS (SELECT FROM {table})")):
                    connection.execute(text(f'CREATE TABLE "{name}".{table} AS TABLE {table}'))
                    columns = ", ".join(
                        f'"{column}"' for column in connection.scalars(text(_WRITTEN), {"table": table})
                    )
                    copy = f'SELECT {columns} FROM "{name}".{table}'
                    statements.append(f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE {copy}")
            statements += [f"SELECT setval('\"{each}\"', {last})" for each, last in connection.execute(text(_USED))]
        return ";".join(statements)

    def contents(self) -> list[tuple[str, str]]:
        """Every row of every table, as pairs of table and text: what two of them have in common has not changed."""
        with self.database.engine.begin() as connection:
            each = [f"SELECT '{name}', CAST(line AS text) FROM {name} AS line" for name in _tables(connection)]
            rows = connection.execute(text(" UNION ALL ".join(each)))
            return sorted((name, row) for name, row in rows)


def _tables(connection: Connection) -> list[str]:
    found = connection.scalars(
        text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
    )
    return [f'"{name}"' for name in found]


# The columns of a table that are not generated.
_WRITTEN = """
SELECT attname FROM pg_attribute
WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
# The sequences that have given numbers, and the last of these.
_USED = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
