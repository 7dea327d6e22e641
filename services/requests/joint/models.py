"""The table of the parts that co-departments have in requests."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.joint import PART
from contracts.requests.vocabulary import PART_STATUS
from services.requests.models import Base

_STATUSES = ", ".join(f"'{status}'" for status in PART_STATUS.codes)
_OPEN = text("status IN ('waiting', 'accepted', 'returned')")


class Part(Versioned, Base):
    """The part of a co-department in the handling of a request, which is the ``handling``-th, counted from 0.

    Its clock has its ``id``; ``due_at``, ``provisional``, ``halted_at`` and ``rung`` repeat that clock's. What the
    dispatcher has to decide of it is on another one, whose ``review_due_at`` is null while there is nothing.
    ``pending_days`` are asked for and not decided yet. ``end_reason`` says why it was released.
    """

    __tablename__ = "request_parts"
    kept = "for ever: part of the file of its request"
    resource = PART
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        # A department has one open part in a request at most.
        Index("uq_request_parts_open", "request_id", "department_id", unique=True, postgresql_where=_OPEN),
        Index("ix_request_parts_request_id", "request_id"),
        Index("ix_request_parts_department_id", "department_id", "status", postgresql_where=_OPEN),
        Index("ix_request_parts_review", "request_id", postgresql_where=text("review_due_at IS NOT NULL")),
        # For the figures of a period.
        Index("ix_request_parts_done_at", "done_at", postgresql_where=text("done_at IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    handling: Mapped[int] = mapped_column(SmallInteger)
    department_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text)
    working_days: Mapped[int]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID | None]
    accepted_at: Mapped[datetime | None]
    accepted_by: Mapped[UUID | None]
    returned_at: Mapped[datetime | None]
    return_reason: Mapped[str | None] = mapped_column(Text)
    confirmed_at: Mapped[datetime | None]
    pending_days: Mapped[int | None]
    extension_reason: Mapped[str | None] = mapped_column(Text)
    asked_at: Mapped[datetime | None]
    granted_days: Mapped[int]
    contribution: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None]
    on_time: Mapped[bool | None]
    used_minutes: Mapped[int | None]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None] = mapped_column(Text)
    due_at: Mapped[datetime]
    provisional: Mapped[bool]
    halted_at: Mapped[datetime | None]
    rung: Mapped[str | None] = mapped_column(String(40))
    review_due_at: Mapped[datetime | None]
    review_rung: Mapped[str | None] = mapped_column(String(40))
