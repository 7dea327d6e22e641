"""The tables of kinds of meetings, and of who has been told of too few of them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger, String, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.meetings_kinds import MEETING_KIND
from contracts.requests.meetings_vocabulary import MEETING_PERIOD, QUORUM_RULE
from services.requests.models import Base


def _one_of(column: str, codes: object) -> str:
    listed = ", ".join(f"'{code}'" for code in codes)  # type: ignore[attr-defined]
    return f"{column} IN ({listed})"


class MeetingKind(Versioned, Base):
    """A kind of meetings. ``quorum`` is a number of members or percent of them, ``at_least`` how many each of
    ``owed_by_ids`` owes in a period, from ``owed_from`` or, of those added later, ``owed_since`` on; ``checked_on`` is
    the day on which who is short of them was looked for last."""

    __tablename__ = "meeting_kinds"
    kept = "for ever: meetings are of a kind, and there are few"
    resource = MEETING_KIND
    __table_args__ = (
        Index("uq_meeting_kinds_code_folded", text("lower(code)"), unique=True),
        CheckConstraint(_one_of("quorum_rule", QUORUM_RULE.codes), name="quorum_rule"),
        CheckConstraint(_one_of("period", MEETING_PERIOD.codes), name="period"),
        CheckConstraint("(quorum_rule = 'none') = (quorum IS NULL)", name="quorum"),
        CheckConstraint("(period = 'none') = (at_least IS NULL)", name="at_least"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    name_en: Mapped[str] = mapped_column(String(60))
    convenors: Mapped[list[str]] = mapped_column(ARRAY(String(30)))
    member_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    quorum_rule: Mapped[str] = mapped_column(String(10))
    quorum: Mapped[int | None] = mapped_column(SmallInteger)
    period: Mapped[str] = mapped_column(String(10))
    at_least: Mapped[int | None] = mapped_column(SmallInteger)
    active: Mapped[bool]
    owed_by_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default=text("'{}'"))
    owed_from: Mapped[date | None]
    owed_since: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    checked_on: Mapped[date | None]


class ShortMeetings(Base):
    """That an organization has been told of too few meetings in a period: before it ended, or (``over``) after it."""

    __tablename__ = "short_meetings"
    kept = "for ever: a row for each period in which an organization owed more than it had held"

    kind_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_kinds.id"), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(primary_key=True)
    first: Mapped[date] = mapped_column(primary_key=True)
    over: Mapped[bool] = mapped_column(primary_key=True)
    told_at: Mapped[datetime]
