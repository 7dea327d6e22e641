"""Holds envelopes against docs/asyncapi.json."""

from functools import cache
from typing import Any

from jsonschema import Draft7Validator

from contracts.documents import asyncapi


def complaints(envelope: dict[str, Any]) -> list[str]:
    """What is wrong with an envelope according to the description of its type."""
    return [f"{error.json_path}: {error.message}" for error in _validator(envelope["type"]).iter_errors(envelope)]


@cache
def _validator(type_: str) -> Draft7Validator:
    components = asyncapi.document()["components"]
    # The references in it lead to the schemas, which so stay where they are.
    schema = {**components["messages"][asyncapi.key_of(type_)]["payload"], "components": components}
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
