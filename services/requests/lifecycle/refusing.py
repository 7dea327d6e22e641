"""Says what of the content is refused, where several things may be wrong at once."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure
from contracts.problem import INVALID, Text


def wrong(field: str, value: object, words: Text) -> dict[str, Any]:
    """Return why one field is refused, as an entry of the ``errors`` of a ``Failure``."""
    return {"field": field, "value": str(value), "detail": [*words]}


def wrong_among(field: str, given: Sequence[UUID], refused: Collection[UUID], words: Text) -> list[dict[str, Any]]:
    """Return why each of the ``given`` ids is refused that is one of ``refused``, by its place in the list."""
    return [wrong(f"{field}.{place}", each, words) for place, each in enumerate(given) if each in refused]


def refuse(errors: Sequence[dict[str, Any]]) -> None:
    """Raise ``Failure`` if there are any errors."""
    if errors:
        raise Failure(INVALID, errors)
