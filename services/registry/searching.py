"""Looking for what somebody has typed: plain text, in which ``%`` and ``_`` mean themselves.

There is no index behind it: embedded PostgreSQL has no pg_trgm, and Chinese names of two or three characters would gain
nothing by it. A district has thousands of rows, which are looked through in a few milliseconds.
"""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute


def contains(column: InstrumentedAttribute[Any], typed: str) -> ColumnElement[bool]:
    """Whether a text holds what was typed."""
    return column.icontains(typed.strip(), autoescape=True)


def begins(column: InstrumentedAttribute[Any], typed: str) -> ColumnElement[bool]:
    """Whether a code begins with what was typed."""
    return column.istartswith(typed.strip(), autoescape=True)
