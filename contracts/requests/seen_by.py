"""What events say of requests by which some see them, besides enterprise, department, chain and park."""

from marshmallow import fields

from contracts.common import described


def taken_in_by() -> fields.UUID:
    """Return the field of an event for the person by which those see a request who have taken it in."""
    return _seen_by("The person who took it in for another; null where nobody did.")


def centre_id() -> fields.UUID:
    """Return the field of an event for the park whose service centre sees a staff request."""
    return _seen_by("Of a staff request, the park whose service centre has it.")


def opened_to_id() -> fields.UUID:
    """Return the field of an event for the employer whose contacts see a staff request that was opened to them."""
    return _seen_by("The employer to which a staff request was opened.")


def _seen_by(words: str) -> fields.UUID:
    return fields.UUID(required=False, load_default=None, allow_none=True, metadata=described(words))
