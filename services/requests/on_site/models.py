"""The table of on-site days."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Index, String, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.on_site import ON_SITE_DAY, ON_SITE_STATUS
from services.requests.models import Base

_STATUSES = ", ".join(f"'{status}'" for status in ON_SITE_STATUS.codes)


class OnSiteDay(Versioned, Base):
    """A day on which departments and agents come to a place of a park. ``outcome`` is what came of one that was held,
    ``reason`` why one was cancelled; ``settled_at`` is when either was said."""

    __tablename__ = "on_site_days"
    kept = "for ever: requests and figures refer to it"
    resource = ON_SITE_DAY
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        Index("ix_on_site_days_day", "day", "id"),
        Index("ix_on_site_days_park_id", "park_id", "day", "id"),
        Index("ix_on_site_days_planned", "park_id", "day", postgresql_where=text("status = 'planned'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    park_id: Mapped[UUID]
    day: Mapped[date]
    place: Mapped[str] = mapped_column(String(200))
    department_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    agent_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    note: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    planned_at: Mapped[datetime]
    planned_by: Mapped[UUID]
    planned_by_name: Mapped[str] = mapped_column(String(120))
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None]
    settled_by_name: Mapped[str | None] = mapped_column(String(120))
