"""A unit of work: what a command, a reaction or a schedule is given to do its work with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from marshmallow import Schema
from sqlalchemy.orm import Session

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure, not_found
from chassis.publishing.outbox import Emitted
from chassis.running.clock import Clock
from chassis.running.settings import Settings
from chassis.storing.dumping import dumper_of
from contracts.operation import Event
from contracts.problem import CHANGED


@cache
def schema_of(schema: type[Schema]) -> Schema:
    """One instance of each schema for the life of the process: building them is what costs."""
    return schema()


# The events that a reaction is given, in the order in which they came, each with the work that is done for it. All are
# of one transaction: they are applied together or not at all.
Arrived = Sequence[tuple["Work", Mapping[str, Any]]]


class _Table(Protocol):
    """A model that is worked with by itself: it says what its rows are called."""

    # A ``Noun`` or a ``Resource`` of the contracts.
    resource: Any


Row = TypeVar("Row", bound=_Table)


class Outside(Exception):
    """A function that is too slow for a transaction; the operation begins again with its result."""

    def __init__(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        super().__init__(function.__name__)
        self.function = function
        self.arguments = arguments


@dataclass
class Work:
    """One transaction on behalf of one actor at one moment.

    ``service`` is the one that does it. ``now`` is business time, aware and in the zone of the deployment; it does not
    pass while the work lasts. ``if_match`` is the version the caller believes current. ``context`` is what its events
    carry besides their data: ``correlationid``, ``traceparent`` and perhaps ``causationid``. The chassis commits;
    nothing in here publishes.
    """

    service: str
    session: Session
    actor: Actor
    now: datetime
    settings: Settings
    clock: Clock
    if_match: int | None = None
    emitted: list[Emitted] = field(default_factory=list)
    object_id: str | None = None
    woken: set[str] = field(default_factory=set)
    context: Mapping[str, str] = field(default_factory=dict)
    outside_results: Mapping[tuple[Any, ...], Any] | None = None

    @property
    def today(self) -> date:
        """The business day."""
        return self.now.date()

    def emit(self, event: Event, subject: UUID | str, data: Mapping[str, Any]) -> None:
        """Tell that something happened to ``subject``; it is published after the commit.

        ``data`` holds Python values by the event's schema. Raises ``TypeError`` when it does not fit: a fault of ours.
        """
        dumped = dumper_of(event.data)(data)
        wrong = schema_of(event.data).validate(dumped)
        if wrong:
            raise TypeError(f"{event.type} does not fit its schema: {wrong}")
        self.emitted.append(Emitted(event, str(subject), dumped, self.context))

    def wake(self, schedule: str) -> None:
        """Have a schedule of this service run as soon as this is committed, instead of at its next turn."""
        self.woken.add(schedule)

    def outside(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What a slow function returns that needs no database, such as the hash of a password.

        No connection is held meanwhile: an operation is rolled back, and begins again when the result is there. So ask
        for it before anything else is done, and with the same arguments when nothing has changed. A reaction or a
        schedule, for which nobody waits, has it at once.
        """
        if self.outside_results is None:
            return function(*arguments)
        asked = (function, *arguments)
        if asked not in self.outside_results:
            raise Outside(function, arguments)
        return self.outside_results[asked]

    def find(self, model: type[Row], identifier: UUID | int, *, seen: Callable[[Row], bool] | None = None) -> Row:
        """The row of this identifier. Raises ``Failure`` (404) where there is none, or the actor may not see it.

        ``model`` names its ``resource``; ``seen`` says whether the actor may know of a row.
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
        """The row of this identifier, locked until the commit, for an actor who may change it.

        Raises ``Failure``: 404 as ``find``; what ``allowed`` raises for an actor who may see the row but not do this;
        412 where the caller has seen another version. In this order, so that a refusal tells nothing that the actor may
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
        """Refuse when the caller saw another version than the current one."""
        if self.if_match is not None and self.if_match != current:
            raise Failure(CHANGED, given=f'"{self.if_match}"', current=f'"{current}"')

    def concerns(self, object_id: UUID | str) -> None:
        """Name the object in the audit row, where the path does not name it (something new)."""
        self.object_id = str(object_id)
