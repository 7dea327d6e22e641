"""Who asks in staff requests."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.personal import Encrypted
from services.requests.models import Base


class StaffPerson(Base):
    """The employee of a staff request, in a table of its own so that no list reads it; both encrypted."""

    __tablename__ = "staff_persons"
    kept = "for ever: part of the file of its request, whom the answer is for"

    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Encrypted)
    phone: Mapped[str | None] = mapped_column(Encrypted)
