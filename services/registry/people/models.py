"""The tables of persons and posts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, SmallInteger, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from chassis.storing.personal import Encrypted, hash_of
from contracts.identifiers import mail_key, phone_key
from contracts.registry.kinds import PostKind
from contracts.registry.people import PERSON, POST
from services.registry.models import Base, Identified, Spanning, word_of


class Person(Identified, Versioned, Base):
    """A person. Telephone and e-mail are encrypted; the hashes beside them are for look-ups."""

    __tablename__ = "persons"
    kept = "for ever: history and audit rows refer to it"
    resource = PERSON
    __table_args__ = (
        Index("ix_persons_name", "name", "id"),
        Index("ix_persons_phone_hash", "phone_hash"),
        Index("ix_persons_email_hash", "email_hash"),
        Index("ix_persons_hashed_as", "hashed_as"),
        Index("uq_persons_code_folded", text("lower(code)"), unique=True),
    )

    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    phone: Mapped[str | None] = mapped_column(Encrypted)
    phone_hash: Mapped[str | None] = mapped_column(String(64), info=hash_of("phone", phone_key))
    email: Mapped[str | None] = mapped_column(Encrypted)
    email_hash: Mapped[str | None] = mapped_column(String(64), info=hash_of("email", mail_key))
    # The hash of the address that more than one registrar stands for, see ``recovery/mailing.py``.
    vouched_email_hash: Mapped[str | None] = mapped_column(String(64))
    # By which rule the hashes were made, see ``contact.py``; rows of the release before that knew one.
    hashed_as: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    locale: Mapped[str] = mapped_column(String(5), default="zh")
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Post(Identified, Spanning, Base):
    """A post: a person's responsibility at an organization, from a day to a day."""

    __tablename__ = "posts"
    kept = "for ever: what was true on a day can be asked for"
    resource = POST

    kind: Mapped[PostKind] = mapped_column(word_of(PostKind))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    chain_id: Mapped[UUID | None] = mapped_column(ForeignKey("chains.id"))
    ended: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def indexes(cls) -> tuple[Any, ...]:
        """By person, by organization, and by chain."""
        return (
            Index("ix_posts_person", "person_id"),
            Index("ix_posts_organization", "organization_id"),
            Index("ix_posts_chain", "chain_id", "kind"),
            Index("ix_posts_kind", "kind"),
            Index("ix_posts_valid_from", "valid_from"),
            Index("ix_posts_valid_to", "valid_to"),
        )
