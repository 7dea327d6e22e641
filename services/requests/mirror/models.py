"""Copies of registry's rows, as far as requests need them. ``sequence`` is that of the latest event applied."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, false, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.requests.models import Base


class Chain(Base):
    """The copy of a chain; ``segments`` are the names of its segments in order."""

    __tablename__ = "mirror_chains"
    kept = "as long as registry's own: a copy of it"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    code: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
    segments: Mapped[list[str]] = mapped_column(JSONB)
    active: Mapped[bool]


class Organization(Base):
    """The copy of an organization; ``chains`` holds ``{"chain_id", "segments", "lead"}`` for each chain it is on."""

    __tablename__ = "mirror_organizations"
    kept = "as long as registry's own: a copy of it"
    __table_args__ = (Index("ix_mirror_organizations_code", text("lower(code)")),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    code: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    park_id: Mapped[UUID | None]
    chains: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    active: Mapped[bool]


class Person(Base):
    """The copy of a person: ``active`` is whether somebody can act at all, that is, can sign in.

    ``name`` is null for persons of whom registry has not told since names are kept.
    """

    __tablename__ = "mirror_persons"
    kept = "as long as registry's own: a copy of it"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    active: Mapped[bool]
    name: Mapped[str | None] = mapped_column(String(60))


class AnnouncedPosts(Base):
    """That registry has announced all posts; one row. Once as many copies as the ``posts`` it counted have been here
    they are ``complete``, and tell who is missing.
    """

    __tablename__ = "mirror_announced_posts"
    kept = "for ever: a single row"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    sequence: Mapped[int]
    posts: Mapped[int]
    complete: Mapped[bool] = mapped_column(server_default=false())


class Post(Base):
    """The copy of a post, held from ``valid_from`` to ``valid_to``, both days included; ``ended`` is by hand."""

    __tablename__ = "mirror_posts"
    kept = "as long as registry's own: a copy of it"
    __table_args__ = (
        Index("ix_mirror_posts_organization_id", "organization_id", "kind"),
        Index("ix_mirror_posts_kind", "kind", "chain_id"),
        Index("ix_mirror_posts_person_id", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    ended: Mapped[bool] = mapped_column(server_default=false())
