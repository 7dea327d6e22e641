"""The tables of accounts, sessions and keys. Their times are wall time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.personal import Encrypted, Wrapped
from contracts.registry.accounts import ACCOUNT, SESSION
from services.registry.models import Base, Identified


class Account(Identified, Base):
    """The account of a person; ``login_key`` is what logins compare by. Without a hash nobody can sign in yet."""

    __tablename__ = "accounts"
    kept = "for ever: one row a person who signs in"
    resource = ACCOUNT

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), unique=True)
    login: Mapped[str] = mapped_column(String(60))
    login_key: Mapped[str] = mapped_column(String(60), unique=True)
    password_hash: Mapped[str | None] = mapped_column(Text)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    # Only the release before reads and writes these two; the next one drops them.
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)
    # Whether its password began as one that a registrar was told alone: not good enough for a role of trust.
    by_one: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class LoginSession(Identified, Base):
    """One signed-in device of a person."""

    __tablename__ = "sessions"
    kept = "7 days after its end, for investigations"
    resource = SESSION
    __table_args__ = (
        Index("ix_sessions_person", "person_id"),
        Index("ix_sessions_ends_at", "ends_at"),
        Index("ix_sessions_ended_at", "ended_at", postgresql_where=text("ended_at IS NOT NULL")),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    # What signed in called itself, and from which network; the end of the address is not kept.
    client: Mapped[str | None] = mapped_column(Encrypted)
    network: Mapped[str | None] = mapped_column(Encrypted)
    opened_at: Mapped[datetime]
    used_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class RefreshToken(Base):
    """A refresh token, by its hash. A used one is kept as long as its session, so that a second use is noticed.

    ``successor`` is the token that it was exchanged for, until the exchange after its grace.
    """

    __tablename__ = "refresh_tokens"
    kept = "as long as its session"
    __table_args__ = (Index("ix_refresh_tokens_session", "session_id"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    used_at: Mapped[datetime | None]
    successor: Mapped[str | None] = mapped_column(Encrypted)


class KnownDevice(Base):
    """A device, or a client, that has signed in as a person before, by the hash of the key that it was given."""

    __tablename__ = "known_devices"
    kept = "90 days after its last sign-in"
    __table_args__ = (Index("ix_known_devices_used_at", "used_at"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    used_at: Mapped[datetime]


class FailedSignIns(Base):
    """The failed sign-ins of one guesser, of one login or from one address, all by keyed hashes.

    ``failures`` is the number as of ``at``, the last one; they are forgotten little by little. Further ones are refused
    before ``until``. ``login`` is the hash of the login, by which a delay is lifted.
    """

    __tablename__ = "failed_sign_ins"
    kept = "a day after the last failure"
    __table_args__ = (Index("ix_failed_sign_ins_login", "login"), Index("ix_failed_sign_ins_at", "at"))

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    login: Mapped[str | None] = mapped_column(String(64))
    failures: Mapped[float]
    at: Mapped[datetime]
    until: Mapped[datetime]


class SigningKey(Base):
    """A key pair that signs access tokens; the private half is encrypted. One that is taken back is deleted."""

    __tablename__ = "signing_keys"
    kept = "7 days after it was retired"

    kid: Mapped[str] = mapped_column(String(64), primary_key=True)
    private: Mapped[str] = mapped_column(Wrapped)
    public: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Revocation(Identified, Base):
    """A revocation: access tokens issued up to a moment are refused, those of a session or all of a person."""

    __tablename__ = "revocations"
    kept = "7 days"
    __table_args__ = (Index("ix_revocations_before", "before"),)

    person_id: Mapped[UUID]
    session_id: Mapped[UUID | None]
    before: Mapped[datetime]
