"""Codes for tests."""

from contracts.requests import activities
from tests.services.requests.district import District


def code_of(district: District, activity_id: str) -> str:
    """The code that the organizer shows at the place now."""
    return str(district.call(activities.GET_CHECK_IN_CODE, district.handler, activity_id)["code"])


def wrong(code: str) -> str:
    """Another code, of which is known that it is neither this one nor that of the step before."""
    return f"{(int(code) + 500_000) % 1_000_000:06d}"
