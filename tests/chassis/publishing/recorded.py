"""A broker that records what it is sent, and events in the outbox to be sent to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import select

from chassis.publishing import outbox
from chassis.publishing.outbox import Emitted
from chassis.publishing.relay import Outcome, Outgoing
from chassis.storing import tables
from contracts.registry.events import PERSON_CHANGED
from tests.harness import ServiceUnderTest


@dataclass
class Recorder:
    """A broker that takes everything, unless told to take nothing or less."""

    sent: list[Outgoing] = field(default_factory=list)
    unroutable: bool = False
    at_most: int | None = None
    blocked: bool = False
    new: list[str] = field(default_factory=list)

    def connect(self) -> None:
        """There is nothing to connect to."""

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        if self.unroutable:
            return Outcome(unroutable={event.row for event in events})
        taken = events[: self.at_most]
        self.sent += taken
        lost = TimeoutError("no answer") if len(taken) < len(events) else None
        return Outcome(confirmed={event.row for event in taken}, error=lost)

    def deliver(self) -> None:
        """What it is sent is delivered already."""

    def new_queues(self, service: str) -> Sequence[str]:
        """What a test has found missing."""
        return list(self.new)

    def keep(self, service: str, consumer: str) -> None:
        """It is new no longer."""
        self.new.remove(consumer)

    def close(self) -> None:
        """There is nothing to close."""


def emit(service: ServiceUnderTest, count: int, *, age: timedelta = timedelta(0), published: bool = True) -> list[str]:
    """Write events of one person into the outbox; returns their ids in order."""
    subject, moment = str(uuid4()), datetime.now(UTC) - age
    with service.database.transaction() as session:
        emitted = [Emitted(PERSON_CHANGED, subject, {"number": number}) for number in range(count)]
        ids = outbox.write(session, emitted, moment)
        these = tables.outbox.c.event_id.in_(ids)
        session.execute(tables.outbox.update().where(these).values(created_at=moment, published_at=moment))
        if published:
            rows = session.scalars(select(tables.outbox.c.id).where(these)).all()
            outbox.mark_published(session.connection(), rows)
    return [str(found) for found in ids]
