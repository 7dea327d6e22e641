"""Rules of training: when enrolment is possible, who gets a place, which schedules are valid."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID


class Fault(NamedTuple):
    """An error in one field, in both languages."""

    field: str
    value: object
    zh: str
    en: str


@dataclass(frozen=True)
class Schedule:
    """The schedule of a course and of its enrolment; all moments are aware."""

    starts_at: datetime
    ends_at: datetime
    enrolment_opens_at: datetime | None
    enrolment_closes_at: datetime | None

    @property
    def closes_at(self) -> datetime:
        """Return the end of enrolment: at the latest the start of the course."""
        return min(self.enrolment_closes_at or self.starts_at, self.starts_at)

    def is_open(self, now: datetime) -> bool:
        """Whether enrolment is possible now."""
        return (self.enrolment_opens_at is None or self.enrolment_opens_at <= now) and now < self.closes_at

    def faults(self, now: datetime) -> list[Fault]:
        """Return the errors in the schedule of a course that is still to come."""
        found = []
        if self.starts_at <= now:
            found.append(Fault("starts_at", self.starts_at, "开始时间须晚于现在。", "It must start after now."))
        if self.ends_at <= self.starts_at:
            found.append(Fault("ends_at", self.ends_at, "结束时间须晚于开始时间。", "It must end after its start."))
        closes = self.enrolment_closes_at
        if closes is not None and closes > self.starts_at:
            found.append(
                Fault(
                    "enrolment_closes_at",
                    closes,
                    "报名截止不得晚于课程开始。",
                    "Enrolment must close before the course starts.",
                )
            )
        opens = self.enrolment_opens_at
        if opens is not None and opens >= self.closes_at:
            found.append(
                Fault("enrolment_opens_at", opens, "报名开始须早于报名截止。", "Enrolment must open before it closes.")
            )
        return found


def status_of(cancelled: bool, ends_at: datetime, now: datetime) -> str:
    """Return ``announced``, ``held`` or ``cancelled``."""
    if cancelled:
        return "cancelled"
    return "held" if ends_at <= now else "announced"


@dataclass(frozen=True)
class Belonging:
    """A post of a person, as far as it tells where the person belongs."""

    organization_id: UUID
    chain_id: UUID | None
    organization_chains: Collection[UUID]
    valid_from: date

    def on(self, chain_id: UUID | None) -> bool:
        """Whether this post is on that chain."""
        return chain_id is not None and (self.chain_id == chain_id or chain_id in self.organization_chains)

    def chain_for(self, course_chain: UUID | None) -> UUID | None:
        """Return the chain under which the person takes part: the course's if it fits, else the only one known."""
        if self.on(course_chain):
            return course_chain
        if self.chain_id is not None:
            return self.chain_id
        return next(iter(self.organization_chains)) if len(self.organization_chains) == 1 else None


def belonging(
    posts: Iterable[Belonging], course_chain: UUID | None, organizations: Collection[UUID] | None = None
) -> Belonging | None:
    """Return the post under which a person takes part: one on the course's chain first, then the oldest.

    ``organizations`` limits the choice to posts there, if somebody else enrols the person on their behalf.
    """
    considered = [post for post in posts if organizations is None or post.organization_id in organizations]
    return min(
        considered,
        key=lambda post: (not post.on(course_chain), post.valid_from, str(post.organization_id)),
        default=None,
    )
