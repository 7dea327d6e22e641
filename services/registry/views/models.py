"""The table of saved views."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.registry.views import VIEW
from services.registry.models import Base, Identified


class View(Identified, Versioned, Base):
    """How somebody looks at a list. ``reaches`` are the organizations and chains at which it is shared, as they were
    when it was: null for all, or where it is not shared."""

    __tablename__ = "views"
    kept = "until its owner deletes it; at most 50 for each person"
    resource = VIEW
    __table_args__ = (
        Index("ix_views_owner", "owner_id", "operation"),
        Index("ix_views_shared", "shared_with", postgresql_where=text("shared_with IS NOT NULL")),
        Index("uq_views_default", "owner_id", "operation", unique=True, postgresql_where=text('"default"')),
    )

    owner_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    operation: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(60))
    filters: Mapped[dict[str, Any]] = mapped_column(JSONB)
    sort: Mapped[str | None] = mapped_column(String(60))
    columns: Mapped[list[str]] = mapped_column(JSONB)
    default: Mapped[bool]
    shared_with: Mapped[str | None] = mapped_column(String(30))
    reaches: Mapped[list[str] | None] = mapped_column(ARRAY(String(36)))
