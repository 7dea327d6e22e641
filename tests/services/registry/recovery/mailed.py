"""What registry has mailed, as the service that mails it opens it."""

import json
from typing import Any

from chassis.storing.personal import unseal
from contracts.registry.resets import ASK_FOR_RESET
from tests.harness import ServiceUnderTest


def letters(registry: ServiceUnderTest) -> list[dict[str, Any]]:
    """Every letter that was asked for, opened."""
    found = [event["data"] for event in registry.emitted("letter.asked.v1")]
    return [{**data, **json.loads(unseal(data["sealed"]))} for data in found]


def asked_code(registry: ServiceUnderTest, login: str) -> str:
    """The code that comes by mail to whoever asks for one."""
    registry.call(ASK_FOR_RESET, body={"login": login})
    registry.tick("mail_codes")
    return str(letters(registry)[-1]["code"])
