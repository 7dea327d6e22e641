"""The tables of matters and of what was done with them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, Uuid, false, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.meetings_matters import MATTER
from contracts.requests.meetings_vocabulary import MATTER_STATUS
from services.requests.models import Base

_STATUSES = ", ".join(f"'{status}'" for status in MATTER_STATUS.codes)


class Matter(Versioned, Base):
    """A matter that ``organization_id`` has raised. ``meeting_id`` is the meeting that discussed it last; its kind, its
    convenor (``convenor_id``, in the roles ``convenors``) and its quorum are repeated here. ``expected_ids`` are the
    organizations that were expected at any meeting that has discussed it, or have to study or decide it.

    ``decision_item_id`` is what it falls under on a decision list, ``studying_id`` the party organization that has to
    study it by the list of today or of the day of the last meeting, ``studied_by_id`` the one that has.
    """

    __tablename__ = "matters"
    kept = "for ever: what was raised, and by what it was settled"
    resource = MATTER
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        CheckConstraint("(meeting_id IS NULL) = (discussions = 0)", name="discussions"),
        CheckConstraint("(confirmed_at IS NOT NULL) = (status = 'confirmed')", name="confirmed_at"),
        Index("ix_matters_organization_id_id", "organization_id", "id"),
        Index("ix_matters_expected_ids", "expected_ids", postgresql_using="gin"),
        Index("ix_matters_convenor_id_id", "convenor_id", "id"),
        Index("ix_matters_chain_id_id", "chain_id", "id"),
        Index("ix_matters_status_id", "status", "id"),
        Index("ix_matters_meeting_kind_id_id", "meeting_kind_id", "id"),
        Index("ix_matters_studying_id", "studying_id", "id", postgresql_where=text("studying_id IS NOT NULL")),
        Index("ix_matters_confirmed_at", "confirmed_at", postgresql_where=text("confirmed_at IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text)
    organization_id: Mapped[UUID]
    chain_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(String(10))
    raised_at: Mapped[datetime]
    discussions: Mapped[int] = mapped_column(SmallInteger)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"))
    meeting_kind_id: Mapped[UUID | None]
    convenor_id: Mapped[UUID | None]
    convenors: Mapped[list[str]] = mapped_column(ARRAY(String(30)))
    expected_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    decision_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision_items.id"))
    studying_id: Mapped[UUID | None]
    studied_by_id: Mapped[UUID | None]
    studied_on: Mapped[date | None]
    study_outcome: Mapped[str | None] = mapped_column(String(10))
    evidence: Mapped[str | None] = mapped_column(Text)
    settled_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]


class MatterEntry(Base):
    """A step with a matter; ``meeting_id`` is the meeting of a discussion, ``outcome`` what came of a study. What is
    ``internal`` has not happened as far as enterprises know."""

    __tablename__ = "matter_history"
    kept = "for ever: part of the file of its matter"
    __table_args__ = (
        Index("ix_matter_history_matter_id_id", "matter_id", "id"),
        Index(
            "uq_matter_history_discussion",
            "meeting_id",
            "matter_id",
            unique=True,
            postgresql_where=text("meeting_id IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    matter_id: Mapped[UUID] = mapped_column(ForeignKey("matters.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"))
    words: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(String(10))
    internal: Mapped[bool] = mapped_column(server_default=false())
