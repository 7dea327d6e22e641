"""The table of the codes that were mailed. Its times are wall time."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.personal import Encrypted
from services.registry.models import Base, Identified, word_of


class Purpose(StrEnum):
    """What a code is good for."""

    RESET = "reset"
    INVITATION = "invitation"
    EMAIL = "email"


class MailedCode(Identified, Base):
    """A code that was asked for, by its hash once it was mailed.

    A forgotten password begins with the ``login`` alone, so that asking for one that there is takes as long as asking
    for one that there is not; it is looked up afterwards.
    """

    __tablename__ = "mailed_codes"
    kept = "a day after it was used or has expired"
    __table_args__ = (
        Index("uq_mailed_codes_hash", "hash", unique=True),
        Index("ix_mailed_codes_person", "person_id"),
        Index("ix_mailed_codes_expires_at", "expires_at"),
        Index("ix_mailed_codes_waiting", "id", postgresql_where=text("login IS NOT NULL")),
    )

    purpose: Mapped[Purpose] = mapped_column(word_of(Purpose))
    login: Mapped[str | None] = mapped_column(Encrypted)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    # Where the code was mailed to; it is good as long as that is the person's address, or confirms a new one.
    address: Mapped[str | None] = mapped_column(Encrypted)
    hash: Mapped[str | None] = mapped_column(String(64))
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
