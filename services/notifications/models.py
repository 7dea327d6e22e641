"""The tables of notifications: inboxes, rules and deliveries, which it owns, and what it mirrors of registry."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Index, String, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Model, new_id, new_metadata
from chassis.storing.personal import Encrypted
from contracts.notifications.deliveries import DELIVERY
from contracts.notifications.inbox import INBOX_ENTRY


class Base(Model):
    """The base of this service's models."""

    __abstract__ = True
    metadata = new_metadata()


class Inbox(Base):
    """A person's inbox: how much is unread, and the number of the newest entry.

    Whoever adds or reads entries locks the row, so that the count is right and numbers are given in the order of
    commits: "read up to here" then never covers an entry that nobody could have seen.
    """

    __tablename__ = "inboxes"
    kept = "for ever: one row a person"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    unread: Mapped[int]
    last_number: Mapped[int]

    __table_args__ = (CheckConstraint("unread >= 0", name="unread"),)


class Entry(Base):
    """One entry of an inbox, in both languages.

    ``topic`` is set where one unread entry stands for all that happens of its kind: no other is added beside it.
    """

    __tablename__ = "entries"
    kept = "2 years, read or not"
    resource = INBOX_ENTRY

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID]
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(100))
    title_zh: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str] = mapped_column(Text)
    body_zh: Mapped[str] = mapped_column(Text)
    body_en: Mapped[str] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(String(200))
    topic: Mapped[str | None] = mapped_column(String(250))
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    # The posts by which it came, empty for the person whom the event names; null from a release before: see access.py.
    posts: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))

    __table_args__ = (
        Index("uq_entries_person_id_number", "person_id", "number", unique=True),
        Index("ix_entries_unread", "person_id", "number", postgresql_where=text("read_at IS NULL")),
    )


class RuleVersion(Base):
    """One version of the rules as the operator set them; version 1 is the preset and has no row."""

    __tablename__ = "rule_versions"
    kept = "for ever: every version of the rules that were in force, a few a year"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rules: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    changed_at: Mapped[datetime]


class Delivery(Base):
    """One mail that was decided on. ``created_at`` is business time; tries go by the wall clock."""

    __tablename__ = "deliveries"
    kept = "90 days after it was decided on, unless it is still to be sent"
    resource = DELIVERY

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(100))
    person_id: Mapped[UUID]
    address: Mapped[str] = mapped_column(Encrypted)
    locale: Mapped[str] = mapped_column(String(5))
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime]
    next_try_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    # The request that it goes back to, for log and trace.
    correlation: Mapped[str | None] = mapped_column(String(100))
    traceparent: Mapped[str | None] = mapped_column(String(60))
    # As of an entry.
    posts: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    # Of a letter the text, which opens something, in place of ``body`` until it is sent; and until when it does.
    sealed: Mapped[str | None] = mapped_column(Text)
    expires_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("state IN ('pending', 'sent', 'dead', 'off')", name="state"),
        CheckConstraint("(state = 'pending') = (next_try_at IS NOT NULL)", name="next_try_at"),
        Index("ix_deliveries_due", "next_try_at", postgresql_where=text("state = 'pending'")),
        Index("ix_deliveries_state", "state", "id"),
        Index("ix_deliveries_person_id", "person_id", "id"),
        Index("ix_deliveries_decided_at", "decided_at"),
    )


class Mirrored:
    """What every mirrored row has: the sequence of the event it comes from; an older one changes nothing."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int]


class Person(Mirrored, Base):
    """The name of a person, null from a release before, and where and in which language to write to them."""

    __tablename__ = "mirror_persons"
    kept = "as long as registry's own: a copy of it"

    name: Mapped[str | None] = mapped_column(String(60))
    email: Mapped[str | None] = mapped_column(Encrypted)
    locale: Mapped[str] = mapped_column(String(5))
    active: Mapped[bool]


class Organization(Mirrored, Base):
    """The chains of an organization, as ids."""

    __tablename__ = "mirror_organizations"
    kept = "as long as registry's own: a copy of it"

    chains: Mapped[list[str]] = mapped_column(JSONB)
    active: Mapped[bool]


class Post(Mirrored, Base):
    """A post: held from ``valid_from`` to ``valid_to``, both days included."""

    __tablename__ = "mirror_posts"
    kept = "as long as registry's own: a copy of it"

    kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    __table_args__ = (
        Index("ix_mirror_posts_organization_id", "organization_id", "kind"),
        Index("ix_mirror_posts_kind", "kind", "chain_id"),
        Index("ix_mirror_posts_person_id", "person_id"),
    )
