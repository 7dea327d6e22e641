"""Other dispatch rules."""

from typing import Any

from contracts.requests.dispatching import REPLACE_DISPATCH_RULES
from tests.services.requests.district import District


def replace(district: District, *rules: dict[str, Any], version: int = 0) -> dict[str, Any]:
    """Make a new version of the rules."""
    result: dict[str, Any] = district.call(
        REPLACE_DISPATCH_RULES, district.supervisor, body={"rules": list(rules)}, if_match=version
    )
    return result
