"""The table of API keys. Its moments are wall time."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from contracts.registry.api_keys import API_KEY
from services.registry.models import Base, Identified


class ApiKey(Identified, Base):
    """A key by its hash, with the operations and roles that it was made for; what its owner has lost does not count."""

    __tablename__ = "api_keys"
    kept = "for ever: who let which program do what, a few a year"
    resource = API_KEY
    __table_args__ = (
        Index("uq_api_keys_hash", "hash", unique=True),
        Index("ix_api_keys_person", "person_id", "id"),
        Index("ix_api_keys_organization", "organization_id", "id"),
    )

    hash: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(30))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    roles: Mapped[list[str]] = mapped_column(ARRAY(String(30)))
    operations: Mapped[list[str]] = mapped_column(ARRAY(String(60)))
    created_at: Mapped[datetime]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    expires_on: Mapped[date]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
