"""The base of registry's tables, and the span of days that relations share."""

from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, and_, or_
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from chassis.storing.database import Model, new_id, new_metadata


class Base(Model):
    """The base of every table of registry."""

    __abstract__ = True
    metadata = new_metadata()


def word_of(values: type[Enum]) -> SqlEnum:
    """Return a column type for an enumerated value: text in the database, so that a new value needs no migration."""
    return SqlEnum(values, native_enum=False, length=30, values_callable=lambda kind: [one.value for one in kind])


class Identified:
    """A row with an identifier that increases with time."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


class Spanning:
    """Adds a first and a last day, both included, on which the row holds; no last day while the end is unknown.

    A last day before the first marks an entry made by mistake, which never held.
    """

    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805 (called with the class)
        return (CheckConstraint("valid_to >= valid_from - 1", name="days"), *cls.indexes())

    @classmethod
    def indexes(cls) -> tuple[Any, ...]:
        """Return the indexes of the table."""
        return ()

    @classmethod
    def holds_on(cls, day: date) -> ColumnElement[bool]:
        """Return the condition that the row holds on a day."""
        return and_(cls.valid_from <= day, or_(cls.valid_to.is_(None), cls.valid_to >= day))

    @classmethod
    def overlaps(cls, first: date, last: date | None) -> ColumnElement[bool]:
        """Return the condition that the row holds on any day of a span."""
        begins = cls.valid_from <= last if last else cls.valid_from.is_not(None)
        return and_(
            begins,
            or_(cls.valid_to.is_(None), and_(cls.valid_to >= first, cls.valid_to >= cls.valid_from)),
        )
