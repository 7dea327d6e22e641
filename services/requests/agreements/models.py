"""The tables of agreements, their parties and their history."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Numeric, SmallInteger, String, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.money import DIGITS
from contracts.requests.agreements import AGREEMENT
from services.requests.models import Base


class Agreement(Versioned, Base):
    """An agreement. How it stands follows from its days: ``until`` is its last one, ``FOREVER`` if it has none.

    ``party_ids`` are the organizations of the district among its parties, by which they see it.
    """

    __tablename__ = "agreements"
    kept = "for ever: figures of past years are computed from it"
    resource = AGREEMENT
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("ends_on >= starts_on", name="term"),
        CheckConstraint("(ended_on IS NULL) = (end_reason IS NULL)", name="ended"),
        Index(
            "uq_agreements_ledger_number",
            "owner_id",
            text("lower(ledger_number)"),
            unique=True,
            postgresql_where=text("ledger_number IS NOT NULL"),
        ),
        Index("ix_agreements_signed_on", "signed_on", "id"),
        Index("ix_agreements_until", "until", "id"),
        Index("ix_agreements_owner_id", "owner_id", "signed_on", "id"),
        Index("ix_agreements_chain_id", "chain_id", "signed_on", "id"),
        Index("ix_agreements_party_ids", "party_ids", postgresql_using="gin"),
        Index(
            "ix_agreements_to_remind",
            "until",
            postgresql_where=text("reminded_at IS NULL AND ended_on IS NULL AND renewed_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    # That of the owner's own ledger.
    ledger_number: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(30))
    owner_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    party_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    signed_on: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    until: Mapped[date]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(*DIGITS))
    content: Mapped[str] = mapped_column(Text)
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None] = mapped_column(Text)
    # An agreement is renewed once.
    predecessor_id: Mapped[UUID | None] = mapped_column(ForeignKey("agreements.id"), unique=True)
    renewed_at: Mapped[datetime | None]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID]
    registered_by_name: Mapped[str] = mapped_column(String(120))
    reminded_at: Mapped[datetime | None]


class AgreementParty(Base):
    """A party of an agreement. ``name`` is null for an organization of the district, which may be renamed.

    ``identity`` is the same for the same party in whatever agreement.
    """

    __tablename__ = "agreement_parties"
    kept = "for ever: part of its agreement"
    __table_args__ = (
        Index("uq_agreement_parties_identity", "agreement_id", "identity", unique=True),
        Index("ix_agreement_parties_kind", "kind", "identity"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreements.id"))
    position: Mapped[int] = mapped_column(SmallInteger)
    organization_id: Mapped[UUID | None]
    name: Mapped[str | None] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(20))
    affiliation: Mapped[str | None] = mapped_column(String(120))
    identity: Mapped[str] = mapped_column(String(400))


class AgreementEntry(Base):
    """A step with an agreement; ``changed`` lists what became different by it."""

    __tablename__ = "agreement_history"
    kept = "for ever: part of the file of its agreement"
    __table_args__ = (Index("ix_agreement_history_agreement_id", "agreement_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreements.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    organization_id: Mapped[UUID]
    reason: Mapped[str | None] = mapped_column(Text)
    changed: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
