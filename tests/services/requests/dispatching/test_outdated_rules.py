"""Whoever made rules, and supervisors, are told when something that rules name is renamed or gone."""

from typing import Any

from contracts.registry.events import CHAIN_CHANGED
from contracts.requests import dispatching
from contracts.requests.catalog import CHANGE_CATALOG_ITEM, GET_CATALOG_ITEM
from contracts.requests.mirror import MIRROR
from contracts.requests.outdated_rules import RULES_OUTDATED
from tests.services.registry.events import chain_data
from tests.services.requests.dispatching.replacing import replace
from tests.services.requests.district import District


def rules(district: District, version: int = 0) -> dict[str, Any]:
    """Two rules that name something of each kind."""
    everything = {"items": [district.item], "chains": [str(district.chain)], "parks": [str(district.park)]}
    first = {**everything, "segments": ["中试"], "department_id": str(district.water)}
    return replace(district, first, {"segments": ["生产"], "department_id": str(district.health)}, version=version)


def told(district: District) -> list[dict[str, Any]]:
    """Look, and return what was told in this look."""
    before = len(district.service.emitted(RULES_OUTDATED.type))
    district.service.tick("find_outdated_rules")
    return [event["data"] for event in district.service.emitted(RULES_OUTDATED.type)[before:]]


def tell_segments(district: District, sequence: int, *names: str) -> None:
    """The segments of the chain are these now."""
    district.service.react(MIRROR, CHAIN_CHANGED, district.chain, chain_data(district.chain, segments=names), sequence)


def test_nothing_is_told_while_nothing_has_changed(district: District) -> None:
    assert told(district) == []
    made = rules(district)
    assert told(district) == []
    assert made["version"] == 1


def test_each_change_is_told_once_with_the_rules_that_name_it(district: District) -> None:
    rules(district)
    district.tell_organization(district.park, "park", "滨海新园区", sequence=2)
    district.tell_organization(district.water, "department", "水利局", sequence=2)
    (data,) = told(district)
    assert data["version"] == 1
    assert str(data["created_by_id"]) == district.supervisor.person_id
    assert [(each["kind"], each["now"], each["positions"]) for each in data["changes"]] == [
        ("park", "滨海新园区", [1]),
        ("department", "水利局", [1]),
    ]
    assert told(district) == []


def test_a_segment_of_another_name_is_gone_for_the_rules_that_name_it(district: District) -> None:
    rules(district)
    tell_segments(district, 10, "中试放大", "生产")
    (data,) = told(district)
    gone = {"kind": "segment", "before": "中试", "now": None, "positions": [1]}
    assert data["changes"] == [gone]
    tell_segments(district, 11, "中试", "生产")
    (data,) = told(district)
    assert data["changes"] == [{**gone, "now": "中试"}]


def test_an_item_that_is_renamed_and_one_that_is_out_of_use(district: District) -> None:
    rules(district)
    for body, now in (({"name": "招工与用工"}, "招工与用工"), ({"active": False}, None)):
        item = district.call(GET_CATALOG_ITEM, district.supervisor, district.item)
        district.call(CHANGE_CATALOG_ITEM, district.supervisor, district.item, body=body, if_match=item["version"])
        (data,) = told(district)
        assert [(each["kind"], each["now"]) for each in data["changes"]] == [("item", now)]
    # Rules that are made anew cannot name it, so nothing more is told.
    replace(district, {"department_id": str(district.health)}, version=1)
    assert told(district) == []
    assert district.call(dispatching.GET_DISPATCH_RULES, district.dispatcher, query={})["version"] == 2
