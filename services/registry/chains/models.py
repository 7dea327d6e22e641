"""The tables of chains."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.registry.chains import CHAIN
from services.registry.models import Base, Identified, word_of


class DivisionKind(StrEnum):
    """The two ways in which a chain is divided."""

    SEGMENT = "segment"
    SUB_INDUSTRY = "sub_industry"


class Chain(Identified, Versioned, Base):
    """An industry chain."""

    __tablename__ = "chains"
    kept = "for ever: requests and figures refer to it"
    resource = CHAIN
    __table_args__ = (Index("uq_chains_code_folded", text("lower(code)"), unique=True),)

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Division(Identified, Base):
    """A segment or a sub-industry of a chain. A removed one stays, retired, for the history."""

    __tablename__ = "divisions"
    kept = "for ever: requests and figures refer to it"
    __table_args__ = (
        Index("uq_divisions_in_use", "chain_id", "kind", "name", unique=True, postgresql_where=text("NOT retired")),
    )

    chain_id: Mapped[UUID] = mapped_column(ForeignKey("chains.id"))
    kind: Mapped[DivisionKind] = mapped_column(word_of(DivisionKind))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(60))
    retired: Mapped[bool] = mapped_column(default=False)
