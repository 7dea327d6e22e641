"""The tables of follow-ups: what is called back about, the calls, and the seeds that the samples are drawn by."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from chassis.storing.personal import Encrypted
from contracts.requests.followup_kinds import FOLLOW_UP_CAUSE, FOLLOW_UP_STATUS
from contracts.requests.followups import FOLLOW_UP
from services.requests.models import Base


def _one_of(codes: object) -> str:
    return ", ".join(f"'{code}'" for code in codes)  # type: ignore[attr-defined]


_WAITING = text("status = 'waiting'")


class FollowUp(Versioned, Base):
    """A call back about one answer, drawn in the month (by its first day) in which the request was closed.

    ``department_id`` has given the answer; ``enterprise_overall`` is the overall mark that the enterprise had given it,
    if any. ``shown_to_id`` is the enterprise once the call is made: before, nobody who is judged knows of it.
    ``due_at``, ``provisional`` and ``rung`` repeat the clock's. ``disagrees`` is whether one of evaluation and
    follow-up is poor and the other is not, null without both.
    """

    __tablename__ = "follow_ups"
    kept = "for ever: part of the file of its request"
    resource = FOLLOW_UP
    __table_args__ = (
        CheckConstraint(f"status IN ({_one_of(FOLLOW_UP_STATUS.codes)})", name="status"),
        CheckConstraint(f"cause IN ({_one_of(FOLLOW_UP_CAUSE.codes)})", name="cause"),
        Index("ix_follow_ups_request_id", "request_id"),
        Index("ix_follow_ups_chain_id_id", "chain_id", "id"),
        Index("ix_follow_ups_department_id_id", "department_id", "id"),
        Index("ix_follow_ups_enterprise_id_id", "enterprise_id", "id"),
        Index("ix_follow_ups_shown_to_id_id", "shown_to_id", "id", postgresql_where=text("shown_to_id IS NOT NULL")),
        Index("ix_follow_ups_month_id", "month", "id"),
        Index("ix_follow_ups_waiting", "due_at", "id", postgresql_where=_WAITING),
        Index("ix_follow_ups_status_id", "status", "id"),
        Index("ix_follow_ups_cause_id", "cause", "id"),
        Index("ix_follow_ups_poor", "id", postgresql_where=text("poor")),
        Index("ix_follow_ups_disagrees", "id", postgresql_where=text("disagrees")),
        Index("ix_follow_ups_drawn_at", "drawn_at"),
        Index("ix_follow_ups_ended_at", "ended_at", postgresql_where=text("ended_at IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(30), unique=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answers.id"), unique=True)
    cause: Mapped[str] = mapped_column(String(20))
    month: Mapped[date]
    status: Mapped[str] = mapped_column(String(20))
    enterprise_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    department_id: Mapped[UUID]
    shown_to_id: Mapped[UUID | None]
    closed_at: Mapped[datetime]
    drawn_at: Mapped[datetime]
    due_at: Mapped[datetime]
    provisional: Mapped[bool]
    rung: Mapped[str | None] = mapped_column(String(40))
    ended_at: Mapped[datetime | None]
    misses: Mapped[int] = mapped_column(SmallInteger)
    enterprise_overall: Mapped[int | None] = mapped_column(SmallInteger)
    response_time: Mapped[int | None] = mapped_column(SmallInteger)
    result: Mapped[int | None] = mapped_column(SmallInteger)
    attitude: Mapped[int | None] = mapped_column(SmallInteger)
    overall: Mapped[int | None] = mapped_column(SmallInteger)
    comment: Mapped[str] = mapped_column(Text)
    poor: Mapped[bool | None]
    disagrees: Mapped[bool | None]


class FollowUpCall(Base):
    """A call: the enterprise was reached and has judged, or was not reached, with what the clerk has noted."""

    __tablename__ = "follow_up_calls"
    kept = "for ever: part of the file of its request"
    __table_args__ = (Index("ix_follow_up_calls_follow_up_id", "follow_up_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    follow_up_id: Mapped[UUID] = mapped_column(ForeignKey("follow_ups.id"))
    at: Mapped[datetime]
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    reached: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)


class FollowUpSeed(Base):
    """The seed of a month (by its first day), as 64 hexadecimal digits, and the share in percent that it draws.

    Both are fixed once in the month; ``digest`` is the SHA-256 of the seed's bytes, which is told from then on.
    """

    __tablename__ = "follow_up_seeds"
    kept = "for ever: samples of the past can be drawn again by them, one row a month"

    month: Mapped[date] = mapped_column(primary_key=True)
    seed: Mapped[str] = mapped_column(Encrypted)
    digest: Mapped[str] = mapped_column(String(64))
    share: Mapped[int] = mapped_column(SmallInteger)
