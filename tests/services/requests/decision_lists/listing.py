"""Decision lists and what falls under them, for tests: of the enterprise, whose party organization is the park."""

from collections.abc import Mapping
from typing import Any

from chassis.calling.actor import Actor
from contracts.requests import decision_lists, meetings_matters, meetings_resolutions
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import act, added_kind, held, raised

ITEMS = [{"code": "1.1", "title": "发展战略"}, {"code": "1.2", "title": "重大投资"}]


def body_of(district: District, kind: str = "prior_study", **given: Any) -> dict[str, Any]:
    """A list that holds from today on."""
    return {
        "kind": kind,
        "organization_id": str(district.enterprise),
        "party_organization_id": str(district.park),
        "title": "重大事项清单",
        "from_on": "2026-11-23",
        "items": ITEMS,
        **given,
    }


def added(district: District, kind: str = "prior_study", **given: Any) -> dict[str, Any]:
    """Add a list, as the operator."""
    made: dict[str, Any] = district.call(
        decision_lists.ADD_DECISION_LIST, district.operator, body=body_of(district, kind, **given)
    )
    return made


def board(district: District) -> Actor:
    """Who convenes the board of the enterprise."""
    return actor((Role.SERVICE_CLERK, district.enterprise))


def party(district: District) -> Actor:
    """Who acts for its party organization, and convenes its meetings."""
    return actor((Role.SERVICE_CLERK, district.park))


def board_meeting(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """A meeting that the board has held, tomorrow unless said otherwise."""
    return held(district, [], caller or board(district), kind_id=_kind(district), chain_id=str(district.chain), **given)


def _kind(district: District) -> str:
    made = district.__dict__.get("board_kind")
    if made is None:
        made = added_kind(district, "DSH", convenors=["service_clerk"], quorum_rule="none", quorum=None)["id"]
        district.__dict__["board_kind"] = made
    return str(made)


def matter_of(district: District, item: Mapping[str, Any] | None, **given: Any) -> dict[str, Any]:
    """A matter that the enterprise raises, under a matter of a list."""
    return raised(district, decision_item_id=item["id"] if item else None, **given)


def study(district: District, matter: Mapping[str, Any], caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """Enter that the party organization has studied a matter, and agreed unless said otherwise."""
    body = {"studied_on": "2026-11-23", "outcome": "agreed", "note": "同意。", **given}
    return act(district, meetings_matters.STUDY_MATTER, matter, caller or party(district), **body)


def discuss(district: District, matter: Mapping[str, Any], meeting: Mapping[str, Any], caller: Actor) -> None:
    """Enter that a meeting has discussed a matter; the caller convenes it, and sees the matter."""
    act(district, meetings_matters.DISCUSS_MATTER, matter, caller, meeting_id=meeting["id"], note="审议。")


def resolve(district: District, meeting: Mapping[str, Any], caller: Actor, **given: Any) -> dict[str, Any]:
    """Enter a resolution of a meeting, for which the water office is responsible."""
    body = {"content": "同意投资。", "organization_id": str(district.water), "due_on": "2026-12-31", **given}
    return act(district, meetings_resolutions.RESOLVE, meeting, caller, **body)
