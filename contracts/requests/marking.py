"""The mark by which offices let the enterprise read what they write about its request; without it, it does not."""

from typing import Any

from marshmallow import fields

from contracts.audiences import INTERNAL
from contracts.common import described

MARK = "visible_to_enterprise"


def marking() -> fields.Boolean:
    """Return the field of a body that marks its words for the enterprise."""
    return fields.Boolean(
        load_default=False,
        truthy={True},
        falsy={False},
        metadata=described("Whether the enterprise may read these words too; preset: it may not."),
    )


def mark(**options: Any) -> fields.Boolean:
    """Return the field of a result or an event that says whether its words are marked."""
    return fields.Boolean(
        metadata=described("Whether the words are marked for the enterprise, which else does not read them."), **options
    )


def unless_marked(description: str) -> dict[str, Any]:
    """Return the metadata of words that the enterprise reads only if they are marked."""
    return described(description, audience=INTERNAL, opened_by=MARK)
