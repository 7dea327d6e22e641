"""The tables of meetings and of what was done with them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, Uuid, false, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.meetings import MEETING
from contracts.requests.meetings_vocabulary import MEETING_STATUS
from services.requests.models import Base

_STATUSES = ", ".join(f"'{status}'" for status in MEETING_STATUS.codes)


class Meeting(Versioned, Base):
    """A meeting. ``convenors``, ``member_ids`` and ``needed``, the members that are a quorum, are those of its kind
    when it was convened. ``expected_ids`` are members and guests; ``present_ids`` those of them that attended, of whom
    ``attended`` are members; null until that is entered, empty if only how many attended is known."""

    __tablename__ = "meetings"
    kept = "for ever: what was resolved and minuted"
    resource = MEETING
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        CheckConstraint("ends_at > starts_at", name="ends_at"),
        CheckConstraint("(present_ids IS NULL) = (status IN ('convened', 'cancelled'))", name="present_ids"),
        CheckConstraint("(minutes IS NULL) = (status IN ('convened', 'cancelled', 'held'))", name="minutes"),
        Index(
            "uq_meetings_ledger_number",
            "organization_id",
            text("lower(ledger_number)"),
            unique=True,
            postgresql_where=text("ledger_number IS NOT NULL"),
        ),
        Index("ix_meetings_starts_at", "starts_at", "id"),
        Index("ix_meetings_kind_id", "kind_id", "starts_at", "id"),
        Index("ix_meetings_organization_id", "organization_id", "starts_at", "id"),
        Index("ix_meetings_chain_id", "chain_id", "starts_at", "id"),
        Index("ix_meetings_expected_ids", "expected_ids", postgresql_using="gin"),
        Index(
            "ix_meetings_waiting",
            "organization_id",
            postgresql_where=text("status IN ('convened', 'held', 'minuted')"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    ledger_number: Mapped[str | None] = mapped_column(String(60))
    kind_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_kinds.id"))
    title: Mapped[str] = mapped_column(String(200))
    organization_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    place: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    agenda: Mapped[list[str]] = mapped_column(ARRAY(Text))
    convenors: Mapped[list[str]] = mapped_column(ARRAY(String(30)))
    member_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    expected_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    needed: Mapped[int] = mapped_column(SmallInteger)
    status: Mapped[str] = mapped_column(String(10))
    convened_at: Mapped[datetime]
    present_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    attended: Mapped[int | None] = mapped_column(SmallInteger)
    quorate: Mapped[bool | None]
    minutes: Mapped[str | None] = mapped_column(Text)
    approved_at: Mapped[datetime | None]
    amended: Mapped[int] = mapped_column(SmallInteger)
    reason: Mapped[str | None] = mapped_column(Text)
    rotation_id: Mapped[UUID | None]
    chair_id: Mapped[UUID | None]


class MeetingEntry(Base):
    """A step with a meeting; ``before`` and ``after`` are the minutes, of an amendment alone. What is ``internal`` has
    not happened as far as enterprises know."""

    __tablename__ = "meeting_history"
    kept = "for ever: part of the file of its meeting"
    __table_args__ = (Index("ix_meeting_history_meeting_id_id", "meeting_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    words: Mapped[str | None] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    internal: Mapped[bool] = mapped_column(server_default=false())
