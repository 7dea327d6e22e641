"""What the declarations of talent share."""

from typing import Any

from marshmallow import fields

from contracts.common import described
from contracts.roles import Role

MAX_CAPACITY = 10_000

ORGANIZERS = frozenset({Role.REGISTRAR, Role.DISPATCHER})
REPORT_READERS = frozenset({Role.REGISTRAR, Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR})


def shown_moment(description: str, **options: Any) -> fields.AwareDateTime:
    """A moment with its offset, in what goes out."""
    return fields.AwareDateTime(metadata=described(description), **options)


def identifier(description: str, **options: Any) -> fields.UUID:
    """The id of something."""
    return fields.UUID(metadata=described(description), **options)
