"""The table of stream tickets. Its times are wall time."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.models import Base


class StreamTicket(Base):
    """A ticket that has not been used, by its hash; using it deletes it."""

    __tablename__ = "stream_tickets"
    kept = "until it is used; one that is not, about an hour"
    __table_args__ = (
        Index("ix_stream_tickets_session", "session_id"),
        Index("ix_stream_tickets_expires_at", "expires_at"),
    )

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
