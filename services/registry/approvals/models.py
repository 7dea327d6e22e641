"""The table of proposals."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Index, String, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from chassis.storing.personal import Encrypted
from contracts.registry.proposals import PROPOSAL, ProposalAct, ProposalStatus
from services.registry.models import Base, Identified, word_of


class Proposal(Identified, Versioned, Base):
    """An act that was called and waits for a second person, with the names as they were then.

    ``path`` and ``content`` are those of the call; ``content`` is the body as JSON, and is deleted when the proposal
    ends. ``persons`` also holds what would be changed of them, masked. ``digest`` is a keyed hash of path,
    content and operation, by which the same proposal is recognized.
    """

    __tablename__ = "proposals"
    kept = "for ever: who decided on roles of trust; the content of the call only until it is decided on"
    resource = PROPOSAL
    __table_args__ = (
        CheckConstraint("(status = 'pending') = (content IS NOT NULL)", name="content"),
        CheckConstraint("(status = 'pending') = (decided_at IS NULL)", name="decided"),
        Index("ix_proposals_status", "status", "id"),
        Index("ix_proposals_act", "act", "id"),
        Index("ix_proposals_proposed_by", "proposed_by", "id"),
        Index("ix_proposals_persons", "persons", postgresql_using="gin", postgresql_ops={"persons": "jsonb_path_ops"}),
        Index("ix_proposals_expiring", "expires_at", postgresql_where=text("status = 'pending'")),
        Index("ix_proposals_digest", "digest", postgresql_where=text("status = 'pending'")),
    )

    act: Mapped[ProposalAct] = mapped_column(word_of(ProposalAct))
    status: Mapped[ProposalStatus] = mapped_column(word_of(ProposalStatus))
    path: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    content: Mapped[str | None] = mapped_column(Encrypted)
    digest: Mapped[str] = mapped_column(String(64))
    persons: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    posts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    changes: Mapped[list[str]] = mapped_column(JSONB)
    filename: Mapped[str | None] = mapped_column(String(200))
    proposed_by: Mapped[UUID]
    proposer: Mapped[str] = mapped_column(String(60))
    proposed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    decider: Mapped[str | None] = mapped_column(String(60))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(500))
