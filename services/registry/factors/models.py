"""The tables of second factors. Their times are wall time."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.personal import Encrypted
from services.registry.models import Base


class SecondFactor(Base):
    """The secret of a person's app; it counts once confirmed. Codes up to ``last_step`` are used up."""

    __tablename__ = "second_factors"
    kept = "until it is removed: one row a person at most"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(Encrypted)
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(default=0)


class RecoveryCode(Base):
    """A code in place of one of the app, by its hash, good once."""

    __tablename__ = "recovery_codes"
    kept = "as long as its second factor: ten a person"
    __table_args__ = (Index("ix_recovery_codes_person", "person_id"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    used_at: Mapped[datetime | None]


class SignInChallenge(Base):
    """A sign-in whose first step was right, by the hash of the token that the second one brings."""

    __tablename__ = "sign_in_challenges"
    kept = "until it is used, or for an hour"
    __table_args__ = (Index("ix_sign_in_challenges_expires_at", "expires_at"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
