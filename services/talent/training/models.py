"""The tables of training: courses and enrolments."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.enrolling.places import EnrolledMixin, PlacesMixin
from chassis.storing.database import Versioned, new_id
from contracts.talent.courses import COURSE
from contracts.talent.enrolments import ENROLMENT
from services.talent.models import Base
from services.talent.training.domain import Schedule


class Course(PlacesMixin, Versioned, Base):
    """A training course. Its row is locked by every change of places, so that the counts are right."""

    __tablename__ = "courses"
    kept = "for ever: the record of what was offered, and the figures of years"
    resource = COURSE

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str | None] = mapped_column(Text)
    venue: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    capacity: Mapped[int]
    enrolment_opens_at: Mapped[datetime | None]
    enrolment_closes_at: Mapped[datetime | None]
    chain_id: Mapped[UUID | None]
    organizer_id: Mapped[UUID | None]
    cancelled_at: Mapped[datetime | None]
    # Set soon after the end; the version changes with it, so that a client's ETag does not outlive the status.
    ended: Mapped[bool] = mapped_column(default=False)
    cancel_reason: Mapped[str | None] = mapped_column(String(500))
    created_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("confirmed BETWEEN 0 AND capacity", name="confirmed"),
        CheckConstraint("waiting >= 0", name="waiting"),
        CheckConstraint("ends_at > starts_at", name="ends_at"),
        Index("uq_courses_code_folded", text("lower(code)"), unique=True),
        Index("ix_courses_starts_at", "starts_at", "id"),
        Index("ix_courses_chain_id", "chain_id", "starts_at"),
        Index("ix_courses_due", "ends_at", postgresql_where=text("NOT ended")),
    )

    @property
    def schedule(self) -> Schedule:
        """Return the schedule of the course and of its enrolment."""
        return Schedule(self.starts_at, self.ends_at, self.enrolment_opens_at, self.enrolment_closes_at)


class Enrolment(EnrolledMixin, Versioned, Base):
    """The enrolment of one person in one course; after a cancellation a new enrolment gets a new row at the end."""

    __tablename__ = "enrolments"
    kept = "for ever: the record of who took part"
    resource = ENROLMENT

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    course_id: Mapped[UUID] = mapped_column(ForeignKey("courses.id"))
    person_id: Mapped[UUID]
    # Where the person belonged at enrolment: later changes of posts do not change earlier figures.
    organization_id: Mapped[UUID | None]
    chain_id: Mapped[UUID | None]
    attendance: Mapped[str | None] = mapped_column(String(10))
    enrolled_at: Mapped[datetime]
    cancel_reason: Mapped[str | None] = mapped_column(String(500))
    __table_args__ = (
        CheckConstraint("state IN ('confirmed', 'waiting', 'cancelled')", name="state"),
        CheckConstraint("attendance IN ('present', 'absent')", name="attendance"),
        CheckConstraint("attendance IS NULL OR state = 'confirmed'", name="attended_with_a_place"),
        Index("uq_enrolments_course_id_number", "course_id", "number", unique=True),
        Index(
            "uq_enrolments_course_id_person_id",
            "course_id",
            "person_id",
            unique=True,
            postgresql_where=text("state <> 'cancelled'"),
        ),
        Index("ix_enrolments_person_id", "person_id", "id"),
    )
