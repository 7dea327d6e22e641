"""The tables of the sample's mirror."""

from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Model, new_metadata


class Base(Model):
    """The base of the models."""

    __abstract__ = True
    metadata = new_metadata()


class Line(Base):
    """One line."""

    __tablename__ = "lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    number: Mapped[int]
    amount: Mapped[int]
    reaction: Mapped[str]
