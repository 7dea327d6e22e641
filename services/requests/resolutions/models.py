"""The tables of resolutions and of what was done with them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, Text, Uuid, false, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.meetings_resolutions import RESOLUTION
from contracts.requests.meetings_vocabulary import RESOLUTION_PROGRESS, RESOLUTION_STATUS, ResolutionProgress
from services.requests.models import Base

_STATUSES = ", ".join(f"'{status}'" for status in RESOLUTION_STATUS.codes)
_PROGRESS = ", ".join(f"'{progress}'" for progress in RESOLUTION_PROGRESS.codes)
_OPEN = text("status = 'passed' AND progress <> 'done'")
_WITHOUT_CLOCK = text("status = 'passed' AND due_at IS NULL")


class Resolution(Versioned, Base):
    """A resolution; what is repeated of its meeting decides who sees it.

    Its clock has its ``id``; ``due_at``, ``provisional`` and ``rung`` repeat that clock's, null until it has one: the
    release before begins none. ``decision_item_id`` is what it falls under on the decision list of the meeting's day.
    ``progress`` is how far it is carried out, if it stands.
    """

    __tablename__ = "resolutions"
    kept = "for ever: part of the file of its meeting"
    resource = RESOLUTION
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        CheckConstraint(f"progress IN ({_PROGRESS})", name="progress"),
        Index("ix_resolutions_meeting_id", "meeting_id", "id"),
        Index("ix_resolutions_matter_id", "matter_id", "id", postgresql_where=text("matter_id IS NOT NULL")),
        Index("ix_resolutions_organization_id", "organization_id", "id"),
        Index("ix_resolutions_convenor_id", "convenor_id", "id"),
        Index("ix_resolutions_chain_id", "chain_id", "id"),
        Index("ix_resolutions_expected_ids", "expected_ids", postgresql_using="gin"),
        Index("ix_resolutions_due_on", "due_on", "id"),
        Index("ix_resolutions_passed_at", "passed_at"),
        Index("ix_resolutions_done_at", "done_at", postgresql_where=text("done_at IS NOT NULL")),
        Index("ix_resolutions_open", "due_at", "id", postgresql_where=_OPEN),
        Index("ix_resolutions_without_clock", "due_on", postgresql_where=_WITHOUT_CLOCK),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    matter_id: Mapped[UUID | None] = mapped_column(ForeignKey("matters.id"))
    decision_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision_items.id"))
    off_lists: Mapped[bool] = mapped_column(server_default=false())
    content: Mapped[str] = mapped_column(Text)
    organization_id: Mapped[UUID]
    convenor_id: Mapped[UUID]
    expected_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    chain_id: Mapped[UUID | None]
    due_on: Mapped[date]
    status: Mapped[str] = mapped_column(String(10))
    passed_at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(Text)
    progress: Mapped[str] = mapped_column(String(10), server_default=ResolutionProgress.ASSIGNED.value)
    due_at: Mapped[datetime | None]
    provisional: Mapped[bool | None]
    rung: Mapped[str | None] = mapped_column(String(40))
    report: Mapped[str | None] = mapped_column(Text)
    reported_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    on_time: Mapped[bool | None]


class ResolutionEntry(Base):
    """A step with a resolution. What is ``internal`` has not happened as far as enterprises know."""

    __tablename__ = "resolution_history"
    kept = "for ever: part of the file of its meeting"
    __table_args__ = (Index("ix_resolution_history_resolution_id_id", "resolution_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    resolution_id: Mapped[UUID] = mapped_column(ForeignKey("resolutions.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    words: Mapped[str | None] = mapped_column(Text)
    internal: Mapped[bool] = mapped_column(server_default=false())
