"""The tables that mirror registry's rows, as far as enrolment needs them."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.talent.models import Base


class Mirrored:
    """A mirrored row, with the sequence of the event it comes from; an older event changes nothing."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int]


class Person(Mirrored, Base):
    """The copy of a person."""

    __tablename__ = "mirror_persons"
    kept = "as long as registry's own: a copy of it"

    name: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool]


class Chain(Mirrored, Base):
    """The copy of a chain."""

    __tablename__ = "mirror_chains"
    kept = "as long as registry's own: a copy of it"

    name: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool]


class Organization(Mirrored, Base):
    """The copy of an organization; ``chains`` holds the ids of the chains it belongs to."""

    __tablename__ = "mirror_organizations"
    kept = "as long as registry's own: a copy of it"

    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    chains: Mapped[list[str]] = mapped_column(JSONB)
    active: Mapped[bool]


class Post(Mirrored, Base):
    """The copy of a post, held from ``valid_from`` to ``valid_to``, both days included."""

    __tablename__ = "mirror_posts"
    kept = "as long as registry's own: a copy of it"

    person_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    __table_args__ = (Index("ix_mirror_posts_person_id", "person_id"),)
