"""The tables of offers, claims, and what is told of claims."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.claim_kinds import CLAIM_STATUS, OFFER_STATUS
from contracts.requests.claims import CLAIM
from contracts.requests.offers import OFFER
from services.requests.models import Base


def _one_of(codes: object) -> str:
    return ", ".join(f"'{code}'" for code in codes)  # type: ignore[attr-defined]


class OfferCounter(Base):
    """The last serial number of a year's offers; its row is locked until the commit, so that numbers have no gaps."""

    __tablename__ = "offer_numbers"
    kept = "for ever: one row a year"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class Offer(Versioned, Base):
    """A problem on the board. ``taken`` counts its claims that are neither refused nor given or taken back.

    It is at most ``allowed``.

    ``enterprise_id`` is whose request is behind it, whom the board names only if ``enterprise_named``.
    """

    __tablename__ = "offers"
    kept = "for ever: what was claimed"
    resource = OFFER
    __table_args__ = (
        CheckConstraint(f"status IN ({_one_of(OFFER_STATUS.codes)})", name="status"),
        CheckConstraint("taken BETWEEN 0 AND allowed", name="taken"),
        Index("ix_offers_chain_id_id", "chain_id", "id"),
        Index("ix_offers_park_id_id", "park_id", "id"),
        Index("ix_offers_request_id", "request_id", postgresql_where=text("request_id IS NOT NULL")),
        Index("ix_offers_offered_at", "offered_at"),
        Index("ix_offers_open_id", "id", postgresql_where=text("status = 'open'")),
        Index("ix_offers_open_until", "until", postgresql_where=text("status = 'open'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))
    allowed: Mapped[int] = mapped_column(SmallInteger)
    taken: Mapped[int] = mapped_column(SmallInteger)
    until: Mapped[datetime]
    chain_id: Mapped[UUID | None]
    park_id: Mapped[UUID | None]
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("requests.id"))
    enterprise_id: Mapped[UUID | None]
    enterprise_named: Mapped[bool]
    offered_by: Mapped[UUID]
    offered_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    withdrawal_reason: Mapped[str | None] = mapped_column(Text)


_STANDING = text("status NOT IN ('refused', 'given_back')")


class Claim(Versioned, Base):
    """A claim of an offer. ``claimer_id`` is the organization that claims it, or the person who does for himself.

    ``chain_id``, ``park_id`` and ``enterprise_id`` are the offer's, by which others see it.
    """

    __tablename__ = "claims"
    kept = "for ever: what was claimed"
    resource = CLAIM
    __table_args__ = (
        CheckConstraint(f"status IN ({_one_of(CLAIM_STATUS.codes)})", name="status"),
        # Nobody has two places.
        Index("uq_claims_standing", "offer_id", "claimer_id", unique=True, postgresql_where=_STANDING),
        Index("ix_claims_offer_id_id", "offer_id", "id"),
        Index("ix_claims_chain_id_id", "chain_id", "id"),
        Index("ix_claims_park_id_id", "park_id", "id"),
        Index("ix_claims_organization_id_id", "organization_id", "id"),
        Index("ix_claims_enterprise_id_id", "enterprise_id", "id"),
        Index("ix_claims_person_id_id", "person_id", "id"),
        Index("ix_claims_claimed_at", "claimed_at"),
        Index("ix_claims_done_at", "done_at", postgresql_where=text("done_at IS NOT NULL")),
        Index("ix_claims_open", "status", "id", postgresql_where=text("ended_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    offer_id: Mapped[UUID] = mapped_column(ForeignKey("offers.id"))
    claimer_id: Mapped[UUID]
    organization_id: Mapped[UUID | None]
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    chain_id: Mapped[UUID | None]
    park_id: Mapped[UUID | None]
    enterprise_id: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    claimed_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class ClaimNote(Base):
    """What was done with a claim, by whom and with which words."""

    __tablename__ = "claim_notes"
    kept = "for ever: what was claimed"
    __table_args__ = (Index("ix_claim_notes_claim_id", "claim_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    claim_id: Mapped[UUID] = mapped_column(ForeignKey("claims.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    words: Mapped[str | None] = mapped_column(Text)
