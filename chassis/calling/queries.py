"""Loads the queries of calls; the latest ones are remembered."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from marshmallow import Schema

# So long a query is remembered, as JSON.
_LONGEST = 1_000


def load_query(schema: Schema, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a query as ``Schema.load`` does. Raises ``ValidationError``.

    The same ones are asked again and again, and loading one takes a tenth of what a page of a list does.
    """
    content = orjson.dumps(given)
    if len(content) > _LONGEST:
        return _load(schema, given)
    return dict(_remembered(schema, content))


@lru_cache(maxsize=1_000)
def _remembered(schema: Schema, content: bytes) -> dict[str, Any]:
    return _load(schema, orjson.loads(content))


def _load(schema: Schema, given: Mapping[str, Any]) -> dict[str, Any]:
    loaded: dict[str, Any] = schema.load(given)
    return loaded
