"""The tables of decision lists and of their matters."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, SmallInteger, String, and_, or_
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.decision_lists import DECISION_LIST, DECISION_LIST_KIND
from services.requests.models import Base

_KINDS = ", ".join(f"'{kind}'" for kind in DECISION_LIST_KIND.codes)


class DecisionList(Versioned, Base):
    """A version of a list, the ``edition``-th of its kind and organization; it holds from a day to a day.
    One that was replaced before it began ends on the day before it, and never holds."""

    __tablename__ = "decision_lists"
    kept = "for ever: by which version something was resolved"
    resource = DECISION_LIST
    __table_args__ = (
        CheckConstraint(f"kind IN ({_KINDS})", name="kind"),
        CheckConstraint("to_on >= from_on - 1", name="to_on"),
        Index("uq_decision_lists_edition", "organization_id", "kind", "edition", unique=True),
        Index("ix_decision_lists_party_organization_id", "party_organization_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    organization_id: Mapped[UUID]
    party_organization_id: Mapped[UUID]
    edition: Mapped[int] = mapped_column(SmallInteger)
    title: Mapped[str] = mapped_column(String(120))
    from_on: Mapped[date]
    to_on: Mapped[date | None]

    @classmethod
    def holds_on(cls, day: date) -> ColumnElement[bool]:
        """Return the condition that a version holds on a day."""
        rows = cls.__table__.c
        return and_(rows.from_on <= day, or_(rows.to_on.is_(None), rows.to_on >= day))


class DecisionItem(Base):
    """A matter of a version; ``code`` names it in later versions too."""

    __tablename__ = "decision_items"
    kept = "for ever: by which version something was resolved"
    __table_args__ = (Index("uq_decision_items_position", "list_id", "position", unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    list_id: Mapped[UUID] = mapped_column(ForeignKey("decision_lists.id"))
    position: Mapped[int] = mapped_column(SmallInteger)
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
