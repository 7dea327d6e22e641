"""Audiences: which roles may read a text of a result or an event, declared in the metadata of its field.

What is not declared is for everybody who may see the object. A text that people write about a request says so all the
same, so that nobody forgets to decide; a test names those that do not. ``opened_by`` beside it names another field of
the object, a mark that the writer sets: while that is true, the text is for everybody who sees the object.
"""

from collections.abc import Set
from functools import cache
from typing import Any

from marshmallow import Schema, fields
from marshmallow.utils import get_value

from contracts.roles import ALL_ROLES, FOR_ENTERPRISES, Role

# Whoever may see the object.
EVERYBODY = ALL_ROLES
# What offices tell each other: whoever may see the object, except for the enterprise that it is about and those who
# speak for it.
INTERNAL = ALL_ROLES - FOR_ENTERPRISES - {Role.GRID_WORKER}


def audience_of(field: fields.Field[object]) -> frozenset[Role] | None:
    """Return the roles that may read a field, or ``None`` where none are declared."""
    found = field.metadata.get("audience")
    return found if isinstance(found, frozenset) else None


def opener_of(field: fields.Field[object]) -> str | None:
    """Return the name of the field that opens this one to everybody who sees the object, or ``None``."""
    found = field.metadata.get("opened_by")
    return found if isinstance(found, str) else None


def is_for(field: fields.Field[object], readers: Set[Role]) -> bool:
    """Whether somebody who sees the object in these roles may read a field of it that no mark opens."""
    audience = audience_of(field)
    return audience is None or audience == EVERYBODY or not audience.isdisjoint(readers)


def is_opened(found: Any, opener: str) -> bool:
    """Whether the mark of this name is set in a dict or an object with attributes."""
    return bool(get_value(found, opener, False))


def withheld(schema: type[Schema], readers: frozenset[Role], found: Any = None) -> frozenset[str]:
    """Return the names of the fields of a schema, those of nested ones aside, that these readers may not read.

    ``found`` is the dict or the object that is read, which may be marked.
    """
    return frozenset(
        name for name, opener in _closed(schema, readers) if opener is None or not is_opened(found, opener)
    )


@cache
def _closed(schema: type[Schema], readers: frozenset[Role]) -> tuple[tuple[str, str | None], ...]:
    return tuple((name, opener_of(field)) for name, field in schema().fields.items() if not is_for(field, readers))
