"""The tables of activities and of the registrations for them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Integer, SmallInteger, String, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.enrolling.places import EnrolledMixin, PlacesMixin
from chassis.storing.database import Versioned
from chassis.storing.personal import Encrypted
from contracts.requests.activities import ACTIVITY
from contracts.requests.activity_kinds import ACTIVITY_KIND, ACTIVITY_STATUS, CHECK_IN_WAY, REGISTRATION_STATUS
from contracts.requests.activity_registrations import ACTIVITY_REGISTRATION
from services.requests.models import Base


def _one_of(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


_LIVE = text("state <> 'cancelled'")
_AT_A_VENUE = text("venue_id IS NOT NULL")
_IN_TURN = text("rotation_id IS NOT NULL")


class Activity(PlacesMixin, Versioned, Base):
    """An activity; its row is locked by every change of places. ``attended`` counts the registrations of those who
    came, ``headcount`` is of whoever came besides; the check-in codes are made of ``secret``. ``venue_asked`` counts
    the askings for a venue, ``venue_answered`` is the sequence of registry's latest answer that was applied."""

    __tablename__ = "activities"
    kept = "for ever: figures count it, and it tells who took part"
    resource = ACTIVITY
    __table_args__ = (
        CheckConstraint(f"kind IN ({_one_of(ACTIVITY_KIND.codes)})", name="kind"),
        CheckConstraint(f"status IN ({_one_of(ACTIVITY_STATUS.codes)})", name="status"),
        CheckConstraint("capacity IS NULL OR confirmed <= capacity", name="confirmed"),
        CheckConstraint("waiting >= 0 AND confirmed >= 0", name="places"),
        CheckConstraint("attended BETWEEN 0 AND confirmed", name="attended"),
        CheckConstraint("ends_at > starts_at", name="ends_at"),
        CheckConstraint("(status = 'held') = (headcount IS NOT NULL)", name="headcount"),
        Index(
            "uq_activities_ledger_number",
            "organizer_id",
            text("lower(ledger_number)"),
            unique=True,
            postgresql_where=text("ledger_number IS NOT NULL"),
        ),
        Index("ix_activities_starts_at", "starts_at", "id"),
        Index("ix_activities_kind", "kind", "starts_at", "id"),
        Index("ix_activities_organizer_id", "organizer_id", "starts_at", "id"),
        Index("ix_activities_chain_id", "chain_id", "starts_at", "id"),
        Index("ix_activities_host_id", "host_id", "starts_at", "id", postgresql_where=text("host_id IS NOT NULL")),
        Index("ix_activities_venue_id", "venue_id", "starts_at", "id", postgresql_where=_AT_A_VENUE),
        Index("ix_activities_venue_status", "venue_status", "starts_at", "id", postgresql_where=_AT_A_VENUE),
        Index("ix_activities_rotation_id", "rotation_id", "starts_at", "id", postgresql_where=_IN_TURN),
        Index("ix_activities_announced", "organizer_id", "starts_at", postgresql_where=text("status = 'announced'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    ledger_number: Mapped[str | None] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text)
    organizer_id: Mapped[UUID]
    host_id: Mapped[UUID | None]
    partner_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    chain_id: Mapped[UUID | None]
    place: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    registration_closes_at: Mapped[datetime | None]
    capacity: Mapped[int | None]
    attended: Mapped[int] = mapped_column(default=0)
    headcount: Mapped[int | None] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(10))
    summary: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    secret: Mapped[str] = mapped_column(Encrypted)
    announced_at: Mapped[datetime]
    announced_by: Mapped[UUID]
    announced_by_name: Mapped[str] = mapped_column(String(120))
    settled_at: Mapped[datetime | None]
    rotation_id: Mapped[UUID | None]
    venue_id: Mapped[UUID | None]
    venue_name: Mapped[str | None] = mapped_column(String(100))
    venue_status: Mapped[str | None] = mapped_column(String(12))
    venue_note: Mapped[str | None] = mapped_column(String(500))
    booking_id: Mapped[UUID | None]
    venue_asked: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    venue_answered_at: Mapped[datetime | None]
    venue_answered: Mapped[int] = mapped_column(default=0, server_default=text("0"))

    @property
    def closes_at(self) -> datetime:
        """The end of registration: at the latest the end of the activity."""
        return min(self.registration_closes_at or self.ends_at, self.ends_at)


class Registration(EnrolledMixin, Versioned, Base):
    """One person's registration; after a cancellation a new one gets a new row at the end. ``organizer_id`` repeats the
    activity's; ``tries`` counts the wrong codes that were given."""

    __tablename__ = "activity_registrations"
    kept = "for ever: the record of who took part"
    resource = ACTIVITY_REGISTRATION
    __table_args__ = (
        CheckConstraint(f"state IN ({_one_of(REGISTRATION_STATUS.codes)})", name="state"),
        CheckConstraint(f"way IN ({_one_of(CHECK_IN_WAY.codes)})", name="way"),
        CheckConstraint("NOT attended OR state = 'confirmed'", name="attended_with_a_place"),
        CheckConstraint("attended = (attended_at IS NOT NULL AND way IS NOT NULL)", name="attended"),
        Index("uq_activity_registrations_number", "activity_id", "number", unique=True),
        Index("uq_activity_registrations_person", "activity_id", "person_id", unique=True, postgresql_where=_LIVE),
        Index("ix_activity_registrations_person_id", "person_id", "id"),
        Index("ix_activity_registrations_attended", "activity_id", "person_id", postgresql_where=text("attended")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activities.id"))
    organizer_id: Mapped[UUID]
    person_id: Mapped[UUID]
    organization_id: Mapped[UUID | None]
    attended: Mapped[bool] = mapped_column(default=False)
    attended_at: Mapped[datetime | None]
    way: Mapped[str | None] = mapped_column(String(10))
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    reason: Mapped[str | None] = mapped_column(String(500))
    registered_at: Mapped[datetime]
