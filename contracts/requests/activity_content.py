"""What is given of an activity: when it is announced, changed, summarized or cancelled."""

from typing import Any

from marshmallow import fields, validate, validates_schema

from contracts.common import Change, Strict, choice, described, line, moment, text
from contracts.requests.activity_kinds import ACTIVITY_KIND
from contracts.requests.lifecycle import reason
from contracts.requests.rotation_kinds import from_rotation
from contracts.validation import validation_error

MOST_PARTNERS = 30
MOST_PLACES = 10_000


def _written(required: bool) -> dict[str, fields.Field[Any]]:
    """The fields one writes: all that are needed for a new activity, any of them for a change."""
    fresh: dict[str, Any] = {"load_default": None} if required else {}
    preset: dict[str, Any] = {"load_default": list} if required else {}
    return {
        "title": line(120, required=required, metadata=described("What it is called.")),
        "place": line(200, required=required, metadata=described("Where.")),
        "venue_id": fields.UUID(
            allow_none=True,
            metadata=described("The venue to be booked for its time; whether it is says `venue_status`, soon after."),
            **fresh,
        ),
        "starts_at": moment("When it starts.", required=required),
        "ends_at": moment("When it ends; after the start.", required=required),
        "registration_closes_at": moment("Until when one can register; null: until its end.", allow_none=True, **fresh),
        "capacity": fields.Integer(
            strict=True,
            allow_none=True,
            validate=validate.Range(min=1, max=MOST_PLACES),
            metadata=described("How many can take part; null without a bound."),
            **fresh,
        ),
        "host_id": fields.UUID(
            allow_none=True, metadata=described("Whose turn it is to host it, such as a lead enterprise."), **fresh
        ),
        "partner_ids": fields.List(
            fields.UUID(),
            validate=validate.Length(max=MOST_PARTNERS),
            metadata=described("The organizations that hold it with them."),
            **preset,
        ),
        "description": text(
            4000,
            minimum=0,
            required=False,
            metadata=described("What it is about and for whom."),
            **({"load_default": ""} if required else {}),
        ),
    }


def _check(data: dict[str, Any]) -> None:
    given = data.get("partner_ids") or []
    if len(set(given)) != len(given):
        raise validation_error("不能重复。", "Each is given once.", at=("partner_ids",))


class AnnounceActivitySchema(Strict.from_dict(_written(required=True))):  # type: ignore[misc]
    """A new activity."""

    kind = choice(ACTIVITY_KIND, "What kind it is.", required=True)
    organizer_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that holds it; preset: the caller's own, if there is only one."),
    )
    chain_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The chain it is held for, whose contacts are told.")
    )
    rotation_id = from_rotation()

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        _check(data)


class ChangeActivitySchema(Change.from_dict(_written(required=False))):  # type: ignore[misc]
    """What is otherwise; who has registered is told of another time or place."""

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        _check(data)


class SummarizeActivitySchema(Strict):
    """What came of an activity: it was held."""

    summary = text(5000, metadata=described("What came of it."))
    headcount = fields.Integer(
        load_default=0,
        strict=True,
        validate=validate.Range(min=0, max=100_000),
        metadata=described("How many came besides those who have registered, counted by heads."),
    )


class CancelActivitySchema(Strict):
    """Why it is not held."""

    reason = reason("Why; whoever has registered is told.")
