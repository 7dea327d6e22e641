"""Audiences: which roles may read a text of a result or an event, declared in the metadata of its field.

What is not declared is for everybody who may see the object. A text that people write about a request says so all the
same, so that nobody forgets to decide; a test names those that do not.
"""

from collections.abc import Set
from functools import cache

from marshmallow import Schema, fields

from contracts.roles import ALL_ROLES, Role

# Whoever may see the object.
EVERYBODY = ALL_ROLES
# What offices tell each other: whoever may see the object, except for the enterprise that it is about.
INTERNAL = ALL_ROLES - {Role.ENTERPRISE_CONTACT}


def audience_of(field: fields.Field[object]) -> frozenset[Role] | None:
    """Return the roles that may read a field, or ``None`` where none are declared."""
    found = field.metadata.get("audience")
    return found if isinstance(found, frozenset) else None


def is_for(field: fields.Field[object], readers: Set[Role]) -> bool:
    """Whether somebody who sees the object in these roles may read a field of it."""
    audience = audience_of(field)
    return audience is None or audience == EVERYBODY or not audience.isdisjoint(readers)


@cache
def withheld(schema: type[Schema], readers: frozenset[Role]) -> frozenset[str]:
    """Return the names of the fields of a schema, those of nested ones aside, that these readers may not read."""
    return frozenset(name for name, field in schema().fields.items() if not is_for(field, readers))
