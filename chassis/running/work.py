"""The unit of work: the object through which commands, reactions and schedules do their work."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from marshmallow import Schema
from sqlalchemy import text
from sqlalchemy.orm import Session

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure, not_found
from chassis.publishing.outbox import Emitted
from chassis.running.clock import Clock
from chassis.running.handlers import Handlers
from chassis.running.settings import Settings
from chassis.searching.sources import Document
from chassis.storing.database import Transaction
from chassis.storing.dumping import whole_dumper_of
from chassis.storing.rows import Statement
from contracts.operation import Event
from contracts.problem import CHANGED
from contracts.resource import Resource
from contracts.roles import Role

_CHECK_NOW = text("SET CONSTRAINTS ALL IMMEDIATE")


@cache
def schema_of(schema: type[Schema]) -> Schema:
    """Return the one instance of a schema with which the process loads: building schemas is costly."""
    return schema()


# The events passed to a reaction, in the order in which they came, each with its unit of work. All belong to one
# transaction: they are applied together or not at all.
Arrived = Sequence[tuple["Work", Mapping[str, Any]]]


class _Table(Protocol):
    """A model that commands load by id; it names its resource."""

    # A ``Noun`` or a ``Resource`` of the contracts.
    resource: Any


Row = TypeVar("Row", bound=_Table)


@dataclass(frozen=True)
class Accepted:
    """What an operation returns that was accepted and has not been done: the data of one of its ``accepted``."""

    result: Mapping[str, Any]
    resource: Resource


class Outside(Exception):
    """Asks for a function that is too slow for a transaction; the operation is repeated with its result."""

    def __init__(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        super().__init__(function.__name__)
        self.function = function
        self.arguments = arguments


@dataclass
class Work:
    """One transaction on behalf of one actor at one moment.

    ``service`` is the one doing the work. ``now`` is business time, aware and in the zone of the deployment; it stands
    still during the work, once ``not_before`` has been said of its object. ``if_match`` is the version that the caller
    believes current. ``readers`` are the roles in which the caller sees the object, set by what finds it: texts of the
    result for other roles are withheld. ``handlers`` are the functions of the service. ``context`` is what its events
    carry besides their data: ``correlationid``, ``traceparent`` and perhaps ``causationid``. ``address`` is that of the
    client of an operation, ``agent`` what it calls itself. ``on_progress`` is called with how far a job is.
    ``acts_for`` is the post by a mandate in which the actor acts, if it is one: audit and events then name both. The
    chassis commits, and publishes after that.
    """

    service: str
    transaction: Transaction
    actor: Actor
    now: datetime
    settings: Settings
    clock: Clock
    if_match: int | None = None
    emitted: list[Emitted] = field(default_factory=list)
    address: str = ""
    agent: str = ""
    object_id: str | None = None
    readers: frozenset[Role] = frozenset()
    woken: set[str] = field(default_factory=set)
    context: Mapping[str, str] = field(default_factory=dict)
    outside_results: dict[tuple[Any, ...], Any] | None = None
    handlers: Handlers = field(default_factory=Handlers)
    on_progress: Callable[[int, int], None] | None = None
    acts_for: Post | None = None

    @property
    def session(self) -> Session:
        """The session of the transaction, which is opened when it is first asked for."""
        return self.transaction.session

    def rows(self, statement: Statement, **values: Any) -> Sequence[Any]:
        """Return the rows of a statement, in a read without a session: see ``Transaction.rows``."""
        return self.transaction.rows(statement, **values)

    def row(self, statement: Statement, **values: Any) -> Any:
        """Return the first of the ``rows``, or ``None``."""
        rows = self.transaction.rows(statement, **values)
        return rows[0] if rows else None

    @property
    def today(self) -> date:
        """The current business day."""
        return self.now.date()

    def minute_of(self, moment: datetime) -> str:
        """Return a moment as refusals tell it to people: ``2026-12-10 09:00``, in the zone of the deployment."""
        return f"{moment.astimezone(self.now.tzinfo):%Y-%m-%d %H:%M}"

    def not_before(self, moment: datetime) -> None:
        """Do this work at ``moment`` if the clock says an earlier one.

        So what happens to an object never precedes what has happened to it, be the clock set back or another machine's.
        """
        self.now = max(self.now, moment.astimezone(self.now.tzinfo))

    def emit(
        self, event: Event, subject: UUID | str, data: Mapping[str, Any], *, document: Document | None = None
    ) -> None:
        """Emit an event about ``subject``; it is published after the commit.

        ``document`` is what the new thing is found by, where the command knows it: then it is not read again.
        ``data`` holds Python values by the event's schema. Raises ``TypeError`` when they do not fit: a programming
        error. In production only what depends on the data is looked for: fields that are missing or null.
        """
        dumped = whole_dumper_of(event.data)(data)
        if self.settings.environment != "production" and (wrong := schema_of(event.data).validate(dumped)):
            raise TypeError(f"{event.type} does not fit its schema: {wrong}")
        self.emitted.append(Emitted(event, str(subject), dumped, {**self.context, **self.on_behalf()}, document))

    def on_behalf(self) -> dict[str, str]:
        """Return who acts, for whom and by which mandate, if the actor acts by one."""
        post = self.acts_for
        if post is None or post.mandate is None:
            return {}
        return {
            "personid": str(self.actor.person_id),
            "onbehalfof": post.organization_id,
            "mandateid": post.mandate.id,
        }

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo whatever the block does: its statements, which have all run, also deferred checks, and its events."""
        emitted, woken = len(self.emitted), set(self.woken)
        # Before the savepoint, so that it does not undo what came earlier.
        self.session.flush()
        savepoint = self.session.begin_nested()
        try:
            yield
            self.session.flush()
            self.session.execute(_CHECK_NOW)
        finally:
            savepoint.rollback()
            del self.emitted[emitted:]
            self.woken = woken

    @contextmanager
    def attempted(self) -> Iterator[None]:
        """Undo what the block does if it is refused, and let the ``Failure`` pass: the work may go on without it."""
        emitted, woken = len(self.emitted), set(self.woken)
        self.session.flush()
        savepoint = self.session.begin_nested()
        try:
            yield
            self.session.flush()
        except Failure:
            savepoint.rollback()
            del self.emitted[emitted:]
            self.woken = woken
            raise
        savepoint.commit()

    def wake(self, schedule: str) -> None:
        """Have a schedule of this service run right after the commit, instead of at its next interval."""
        self.woken.add(schedule)

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; only jobs have somebody to be told. Other green threads get their turn."""
        time.sleep(0)
        if self.on_progress is not None:
            self.on_progress(done, total)

    def outside(self, function: Callable[..., Any], *arguments: Any, handed_over: bool = False) -> Any:
        """Return the result of a slow function that needs no database, such as the hash of a password.

        No connection is held meanwhile: an operation is rolled back, and repeated when the result is available. So call
        this before anything else, and with the same arguments when nothing has changed. In a reaction or a schedule,
        for which no caller waits, the function runs at once. A large result that is ``handed_over`` is the caller's
        alone and not kept: the function runs again should the operation be repeated.
        """
        if self.outside_results is None:
            return function(*arguments)
        asked = (function, *arguments)
        if asked not in self.outside_results:
            raise Outside(function, arguments)
        return self.outside_results.pop(asked) if handed_over else self.outside_results[asked]

    def find(self, model: type[Row], identifier: UUID | int, *, seen: Callable[[Row], bool] | None = None) -> Row:
        """Return the row with this identifier. Raises ``Failure`` (404) if there is none or the actor may not see it.

        ``model`` names its ``resource``; ``seen`` tells whether the actor may see a row.
        """
        return self._seen(model, identifier, self.session.get(model, identifier), seen)

    def change(
        self,
        model: type[Row],
        identifier: UUID | int,
        *,
        seen: Callable[[Row], bool] | None = None,
        allowed: Callable[[Row], object] | None = None,
    ) -> Row:
        """Return the row with this identifier, locked until the commit, for an actor who may change it.

        Raises ``Failure``: 404 like ``find``; what ``allowed`` raises for an actor who may see the row but not do this;
        412 if the caller has seen another version. In this order, so that a refusal reveals nothing that the actor may
        not know.
        """
        row = self._seen(model, identifier, self.session.get(model, identifier, with_for_update=True), seen)
        if allowed is not None:
            allowed(row)
        if self.if_match is not None:
            self.check_version(cast("Any", row).version)
        return row

    def _seen(
        self, model: type[Row], identifier: UUID | int, row: Row | None, seen: Callable[[Row], bool] | None
    ) -> Row:
        if row is None or (seen is not None and not seen(row)):
            raise not_found(model.resource, identifier)
        return row

    def check_version(self, current: int) -> None:
        """Raise ``Failure`` (412) if the caller saw another version than the current one."""
        if self.if_match is not None and self.if_match != current:
            raise Failure(CHANGED, given=f'"{self.if_match}"', current=f'"{current}"')

    def concerns(self, object_id: UUID | str) -> None:
        """Name the object in the audit row, if the path does not name it because it is new."""
        self.object_id = str(object_id)
