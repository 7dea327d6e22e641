"""The table of what enterprises have been asked to supply."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from services.requests.models import Base


class Supplement(Base):
    """What an enterprise was asked to supply in a handling, for ``days`` working days at most, which end at ``until``.

    ``until`` was computed by the rules whose versions ``until_reckoned`` holds (``Rules.stamp``). ``outcome`` is
    ``supplied``, ``expired`` or ``lapsed`` (the handling went on without it), null while it is pending.
    """

    __tablename__ = "supplements"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        # At most one is waited for, and few are.
        Index("uq_supplements_pending", "request_id", unique=True, postgresql_where=text("pending")),
        Index("ix_supplements_until", "until", postgresql_where=text("pending")),
        Index("ix_supplements_request_id", "request_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    dispatch_id: Mapped[UUID] = mapped_column(ForeignKey("dispatches.id"))
    comment_id: Mapped[UUID] = mapped_column(ForeignKey("request_comments.id"))
    content: Mapped[str]
    days: Mapped[int]
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID]
    until: Mapped[datetime]
    until_reckoned: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    pending: Mapped[bool]
    outcome: Mapped[str | None] = mapped_column(String(10))
    ended_at: Mapped[datetime | None]
    supply_id: Mapped[UUID | None] = mapped_column(ForeignKey("request_comments.id"))
