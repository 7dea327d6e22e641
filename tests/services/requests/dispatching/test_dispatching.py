"""The dispatch rules: their versions, what decides, and trials."""

from typing import Any

import pytest

from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.requests import dispatching, lifecycle, reading
from tests.services.requests.dispatching.replacing import replace
from tests.services.requests.district import District


def attempt(district: District, **matter: Any) -> dict[str, Any]:
    """Try the rules."""
    result: dict[str, Any] = district.call(
        dispatching.TRY_DISPATCH_RULES, district.dispatcher, body={"item_id": district.item, **matter}
    )
    return result


def test_before_the_first_version_the_list_is_empty(district: District) -> None:
    rules = district.call(dispatching.GET_DISPATCH_RULES, district.dispatcher, query={})
    assert (rules["version"], rules["rules"]) == (0, [])
    assert attempt(district)["source"] == "item"


def test_rules_for_staff_requests_are_tried_too(district: District) -> None:
    item = district.add_staff_item()
    replace(district, {"items": [item], "department_id": str(district.water)})
    assert attempt(district, item_id=item)["department_name"] == "水务局"


def test_the_first_rule_that_matches_decides(district: District) -> None:
    replace(
        district,
        {"items": [str(new_id_item(district))], "department_id": str(district.health)},
        {"items": [district.item], "segments": ["中试"], "department_id": str(district.water), "note": "随平台"},
        {"department_id": str(district.health)},
    )
    tried = attempt(district, chain_id=str(district.chain), segments=["中试", "生产"])
    assert (tried["source"], tried["position"], tried["department_name"]) == ("rule", 2, "水务局")
    assert [step["matched"] for step in tried["steps"]] == [False, True]
    tried = attempt(district, segments=["生产"])
    assert (tried["position"], tried["department_name"]) == (3, "卫健局")
    assert tried["steps"][1]["unmet"] == [{"condition": "segment", "expected": ["中试"], "given": ["生产"]}]


def new_id_item(district: District) -> str:
    """Another item than the one that is tried."""
    return district.add_item("RC-02", "另一事项")


def test_every_unmet_condition_is_named(district: District) -> None:
    rule = {
        "items": [new_id_item(district)],
        "chains": [str(district.other_chain)],
        "segments": ["销售"],
        "parks": [str(district.park)],
        "department_id": str(district.water),
    }
    replace(district, rule)
    tried = attempt(district, chain_id=str(district.chain), park_id=str(district.other_park))
    assert [unmet["condition"] for unmet in tried["steps"][0]["unmet"]] == ["item", "chain", "segment", "park"]
    assert (tried["source"], tried["position"], tried["department_name"]) == ("item", None, "人社局")


def test_a_request_is_dispatched_by_the_rules_of_that_moment_and_keeps_them(district: District) -> None:
    replace(district, {"parks": [str(district.park)], "department_id": str(district.water)})
    request = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, district.submit())
    replace(district, {"parks": [str(district.park)], "department_id": str(district.health)}, version=1)
    assert district.see(request)["department_name"] == "水务局"
    step = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"][1]
    assert (step["details"]["rules_version"], step["details"]["rule_position"]) == (1, 1)
    later = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, district.submit())
    assert later["department_name"] == "卫健局"
    old = district.call(dispatching.GET_DISPATCH_RULES, district.dispatcher, query={"version": 1})
    assert [rule["department_name"] for rule in old["rules"]] == ["水务局"]


def test_a_department_that_a_person_chose_is_no_rule_s(district: District) -> None:
    request = district.move(
        lifecycle.DISPATCH_REQUEST, district.dispatcher, district.submit(), department_id=str(district.water)
    )
    step = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"][1]
    assert (step["details"]["rules_version"], step["details"]["rule_position"]) == (None, None)


def test_a_trial_changes_nothing(district: District) -> None:
    replace(district, {"department_id": str(district.water)})
    told = district.service.emitted()
    attempt(district)
    assert district.call(dispatching.GET_DISPATCH_RULES, district.dispatcher, query={})["version"] == 1
    assert district.service.emitted() == told


def test_a_trial_says_when_the_department_is_no_longer_active(district: District) -> None:
    replace(district, {"department_id": str(district.water)})
    district.tell_organization(district.water, "department", "水务局", active=False, sequence=2)
    assert attempt(district)["department_active"] is False


def test_a_trial_of_an_earlier_version_is_possible(district: District) -> None:
    replace(district, {"department_id": str(district.water)})
    replace(district, {"department_id": str(district.health)}, version=1)
    tried = attempt(district, version=1)
    assert (tried["rules_version"], tried["department_name"]) == (1, "水务局")
    with pytest.raises(Failure) as caught:
        attempt(district, version=9)
    assert caught.value.problem.code == "not-found"


def test_rules_that_name_what_does_not_exist_are_refused_one_by_one(district: District) -> None:
    nothing = str(new_id())
    with pytest.raises(Failure) as caught:
        replace(
            district,
            {"department_id": str(district.water)},
            {"items": [district.item, nothing], "chains": [nothing], "parks": [nothing], "department_id": nothing},
            {"segments": ["中试", "中式"], "department_id": str(district.water)},
        )
    assert {error["field"] for error in caught.value.errors} == {
        "rules.1.items.1",
        "rules.1.chains.0",
        "rules.1.parks.0",
        "rules.1.department_id",
        # No chain has a segment of this name, so the rule would never match.
        "rules.2.segments.1",
    }


def test_rules_are_replaced_only_by_who_saw_the_current_ones(district: District) -> None:
    replace(district, {"department_id": str(district.water)})
    with pytest.raises(Failure) as caught:
        replace(district, {"department_id": str(district.health)})
    assert caught.value.problem.code == "changed-meanwhile"
    with pytest.raises(Failure) as caught:
        district.call(dispatching.REPLACE_DISPATCH_RULES, district.operator, body={"rules": []})
    assert caught.value.problem.code == "precondition-required"


def test_versions_are_listed_newest_first(district: District) -> None:
    for version in range(3):
        replace(district, *[{"department_id": str(district.water)}] * version, version=version)
    listed = district.call(dispatching.LIST_DISPATCH_RULE_VERSIONS, district.dispatcher, query={"limit": 2})
    assert [(entry["version"], entry["count"]) for entry in listed["items"]] == [(3, 2), (2, 1)]
    query = {"after": listed["next"]}
    rest = district.call(dispatching.LIST_DISPATCH_RULE_VERSIONS, district.dispatcher, query=query)
    assert [entry["version"] for entry in rest["items"]] == [1]
    assert rest["next"] is None
