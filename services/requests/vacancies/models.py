"""The vacancies that have been told of."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from services.requests.models import Base


class Vacancy(Base):
    """A vacancy that was told of and is not filled; ``key`` says whose step waits where."""

    __tablename__ = "vacancies"
    kept = "until it is filled, or nothing waits for it any more"

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    id: Mapped[UUID]
    found_at: Mapped[datetime]
