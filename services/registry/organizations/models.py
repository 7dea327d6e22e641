"""The tables of organizations, their relations and their places on chains."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Date, ForeignKey, Index, SmallInteger, String, Uuid, false, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.registry.kinds import AllianceRole, OrganizationKind, RelationKind
from contracts.registry.organizations import ORGANIZATION
from contracts.registry.relations import MEMBERSHIP, RELATION
from services.registry.models import Base, Identified, Spanning, word_of


class Organization(Identified, Versioned, Base):
    """An organization of any kind. ``attributes`` holds those of its kind, see ``organizations/domain.py``."""

    __tablename__ = "organizations"
    kept = "for ever: requests and figures refer to it"
    resource = ORGANIZATION
    # Text within name and code is searched without an index: embedded PostgreSQL has no pg_trgm, and a district has
    # thousands of organizations, which are scanned in a few milliseconds.
    __table_args__ = (
        Index("ix_organizations_kind", "kind", "code"),
        Index("ix_organizations_name", "name", "id"),
        Index("uq_organizations_code_folded", text("lower(code)"), unique=True),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[OrganizationKind] = mapped_column(word_of(OrganizationKind))
    uscc: Mapped[str | None] = mapped_column(String(18), unique=True)
    founded: Mapped[date | None]
    attributes: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Relation(Identified, Spanning, Base):
    """A relation of one organization to another, from a day to a day."""

    __tablename__ = "relations"
    kept = "for ever: what was true on a day can be asked for"
    resource = RELATION

    kind: Mapped[RelationKind] = mapped_column(word_of(RelationKind))
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    object_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    role: Mapped[AllianceRole | None] = mapped_column(word_of(AllianceRole))

    @classmethod
    def indexes(cls) -> tuple[Any, ...]:
        """Both directions are queried: the objects of an organization, and the subjects of one."""
        return (
            Index("ix_relations_subject", "subject_id", "kind", "valid_from"),
            Index("ix_relations_object", "object_id", "kind", "valid_from"),
            Index("ix_relations_valid_from", "valid_from"),
            Index("ix_relations_valid_to", "valid_to"),
        )


class Membership(Identified, Spanning, Base):
    """The place of an organization on a chain, from a day to a day.

    ``segment_ids`` and ``sub_industry_ids`` name divisions of the chain, in its order.
    """

    __tablename__ = "memberships"
    kept = "for ever: what was true on a day can be asked for"
    resource = MEMBERSHIP

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    chain_id: Mapped[UUID] = mapped_column(ForeignKey("chains.id"))
    segment_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), default=list)
    sub_industry_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), default=list)
    lead: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def indexes(cls) -> tuple[Any, ...]:
        """Both directions are queried: the chains of an organization, and the organizations on a chain."""
        return (
            Index("ix_memberships_organization", "organization_id", "valid_from"),
            Index("ix_memberships_chain", "chain_id", "organization_id"),
            Index("ix_memberships_valid_from", "valid_from"),
            Index("ix_memberships_valid_to", "valid_to"),
        )


class AnnouncedDay(Base):
    """The latest day for which changes by the passing of days were announced; one row.

    ``posts`` is whether all posts were announced once more since others began to keep copies of them.
    """

    __tablename__ = "announced_day"
    kept = "for ever: a single row"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, default=1)
    day: Mapped[date] = mapped_column(Date)
    posts: Mapped[bool] = mapped_column(server_default=false())
