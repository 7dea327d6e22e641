"""The tables of rotations and of what was done with them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.activity_kinds import ACTIVITY_KIND
from contracts.requests.rotations import ROTATION
from services.requests.models import Base
from services.requests.rotations.domain import Order

_KINDS = ", ".join(f"'{kind}'" for kind in ACTIVITY_KIND.codes)


class Rotation(Versioned, Base):
    """A rotation, locked by whatever takes or moves its turn. ``turn`` is the place of the next host among
    ``host_ids``; ``passed`` says of each how many times in a row it was passed over."""

    __tablename__ = "rotations"
    kept = "for ever: it tells who hosted in turn, and there are few"
    resource = ROTATION
    __table_args__ = (
        CheckConstraint(f"activity_kind IN ({_KINDS})", name="activity_kind"),
        CheckConstraint("(activity_kind IS NULL) <> (meeting_kind_id IS NULL)", name="kind"),
        CheckConstraint("turn >= 0 AND turn < cardinality(host_ids)", name="turn"),
        CheckConstraint("cardinality(passed) = cardinality(host_ids)", name="passed"),
        Index("ix_rotations_name", "name", "id"),
        Index("ix_rotations_organization_id", "organization_id", "name", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    activity_kind: Mapped[str | None] = mapped_column(String(12))
    meeting_kind_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting_kinds.id"))
    chain_id: Mapped[UUID | None]
    organization_id: Mapped[UUID]
    host_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    passed: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger))
    turn: Mapped[int] = mapped_column(SmallInteger)
    active: Mapped[bool]

    @property
    def order(self) -> Order:
        """The hosts in their order, and whose turn it is."""
        return Order(tuple(self.host_ids), tuple(self.passed), self.turn)

    @order.setter
    def order(self, order: Order) -> None:
        self.host_ids, self.passed, self.turn = list(order.hosts), list(order.passed), order.turn


class RotationEntry(Base):
    """A step with a rotation. ``thing_id`` and ``number`` are of the activity or meeting that a host has taken, with
    how often it had been passed over before; elsewhere ``passed`` counts this time too."""

    __tablename__ = "rotation_history"
    kept = "for ever: part of the file of its rotation"
    __table_args__ = (
        Index("ix_rotation_history_rotation_id_id", "rotation_id", "id"),
        Index("ix_rotation_history_thing_id", "thing_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    rotation_id: Mapped[UUID] = mapped_column(ForeignKey("rotations.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    host_id: Mapped[UUID | None]
    other_id: Mapped[UUID | None]
    thing_id: Mapped[UUID | None]
    number: Mapped[str | None] = mapped_column(String(20))
    passed: Mapped[int | None] = mapped_column(SmallInteger)
    words: Mapped[str | None] = mapped_column(Text)
