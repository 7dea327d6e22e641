"""Venues: what is checked, who may, what is told, and their figures."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.problem import CHANGED, FORBIDDEN, INVALID, NOT_FOUND
from contracts.registry.chains import CHANGE_CHAIN
from contracts.registry.figures import VENUE_FIGURES
from contracts.registry.organizations import CHANGE_ORGANIZATION, GET_ORGANIZATION
from contracts.registry.shared import CODE_TAKEN
from contracts.registry.venues import (
    CHANGE_VENUE,
    CLOSE_VENUE,
    GET_VENUE,
    GET_VENUE_REPORT,
    LIST_VENUES,
    MAX_AREA,
    REGISTER_VENUE,
    VENUE_CLOSED,
)
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import ServiceUnderTest, actor
from tests.services.figures import computed, opened, totals
from tests.services.registry.district import NOBODY_IN_PARTICULAR, REGISTRAR, chain, organization
from tests.services.registry.venues.places import content, owner_id, venue

MORNING = {"weekday": 1, "opens": "08:30", "closes": "12:00"}


def changed(registry: ServiceUnderTest, made: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return dict(registry.call(CHANGE_VENUE, REGISTRAR, made["id"], body=changes, if_match=made["version"]))


def closed(registry: ServiceUnderTest, made: dict[str, Any], reason: str = "房屋到期") -> dict[str, Any]:
    return dict(registry.call(CLOSE_VENUE, REGISTRAR, made["id"], body={"reason": reason}))


def told(registry: ServiceUnderTest, happened: str) -> dict[str, Any]:
    return dict(registry.emitted(f"venue.{happened}.v1")[-1]["data"])


def listed(registry: ServiceUnderTest, **query: Any) -> list[str]:
    return [each["code"] for each in registry.call(LIST_VENUES, NOBODY_IN_PARTICULAR, query=query)["items"]]


def refused(registry: ServiceUnderTest, **different: Any) -> list[dict[str, Any]]:
    """What is wrong with a new venue that differs so from a right one."""
    with pytest.raises(Failure) as failure:
        venue(registry, **different)
    assert failure.value.problem is INVALID
    return failure.value.errors


# Registering


def test_everybody_signed_in_reads_what_a_registrar_has_registered(registry: ServiceUnderTest) -> None:
    served = chain(registry)
    made = venue(registry, chain_id=served["id"], facilities=["projector", "meeting_room", "projector"])
    assert made["owner"]["id"] == owner_id(registry)
    assert made["chain"] == {"id": served["id"], "code": served["code"], "name": served["name"]}
    assert (made["area"], made["shared"], made["status"]) == (236.5, True, "open")
    assert made["facilities"] == ["meeting_room", "projector"]
    assert (made["closed_on"], made["close_reason"]) == (None, None)
    read = {**made, "actions": []}
    assert registry.call(GET_VENUE, NOBODY_IN_PARTICULAR, made["id"]) == read
    assert registry.call(LIST_VENUES, NOBODY_IN_PARTICULAR, query={})["items"] == [read]


def test_others_are_told_of_a_new_venue(registry: ServiceUnderTest) -> None:
    made = venue(registry)
    data = told(registry, "registered")
    assert data["owner_id"] == made["owner"]["id"]
    assert data["chain_id"] is None
    assert {name: data[name] for name in ("id", "code", "kind", "area", "facilities", "opening_hours", "status")} == {
        name: made[name] for name in ("id", "code", "kind", "area", "facilities", "opening_hours", "status")
    }


def test_what_may_be_left_out_is_nothing(registry: ServiceUnderTest) -> None:
    given = content(registry)
    for name in ("facilities", "opening_hours", "shared"):
        del given[name]
    made = registry.call(REGISTER_VENUE, REGISTRAR, body=given)
    assert (made["facilities"], made["opening_hours"], made["shared"]) == ([], [], False)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.DISPATCHER, Role.CHAIN_CHIEF])
def test_only_registrars_write(registry: ServiceUnderTest, role: Role) -> None:
    made, other = venue(registry), actor((role, uuid4()))
    for call in (
        lambda: registry.call(REGISTER_VENUE, other, body=content(registry, code="ZD02")),
        lambda: registry.call(CHANGE_VENUE, other, made["id"], body={"area": 1}, if_match=made["version"]),
        lambda: registry.call(CLOSE_VENUE, other, made["id"], body={"reason": "x"}),
    ):
        with pytest.raises(Failure) as failure:
            call()
        assert failure.value.problem is FORBIDDEN


def test_a_code_belongs_to_one_venue(registry: ServiceUnderTest) -> None:
    venue(registry, name="第一活动中心")
    with pytest.raises(Failure) as failure:
        venue(registry)
    assert failure.value.problem is CODE_TAKEN
    assert failure.value.params == {"code": "ZD01", "owner": "第一活动中心"}


def test_its_owner_and_chain_exist_and_are_active(registry: ServiceUnderTest) -> None:
    gone = organization(registry, "JD09", "street")
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, gone["id"], body={"active": False}, if_match=gone["version"])
    retired = chain(registry, "LSKF")
    registry.call(CHANGE_CHAIN, REGISTRAR, retired["id"], body={"active": False}, if_match=retired["version"])
    for field, known in (("owner_id", gone), ("chain_id", retired)):
        for identifier in (known["id"], str(uuid4())):
            (error,) = refused(registry, **{field: identifier})
            assert (error["field"], error["value"]) == (field, identifier)


def test_one_whose_owner_is_gone_is_not_opened_again_until_it_has_another(registry: ServiceUnderTest) -> None:
    owner = organization(registry, "JD09", "street")
    made = venue(registry, owner_id=owner["id"])
    closed = registry.call(CLOSE_VENUE, REGISTRAR, made["id"], body={"reason": "撤并"})
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, owner["id"], body={"active": False}, if_match=owner["version"])
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_VENUE, REGISTRAR, made["id"], body={"status": "open"}, if_match=closed["version"])
    assert [error["field"] for error in failure.value.errors] == ["owner_id"]
    other = {"status": "open", "owner_id": owner_id(registry)}
    opened = registry.call(CHANGE_VENUE, REGISTRAR, made["id"], body=other, if_match=closed["version"])
    assert opened["status"] == "open"


@pytest.mark.parametrize("area", [0, -1, 0.001, MAX_AREA + 1, 20.125, "wide", True, None])
def test_an_area_is_positive_bounded_and_has_two_decimal_places(registry: ServiceUnderTest, area: Any) -> None:
    (error,) = refused(registry, area=area)
    assert error["field"] == "area"


@pytest.mark.parametrize("area", [0.01, 20.1, 200.25, 35000, MAX_AREA])
def test_an_area_is_kept_as_it_is_given(registry: ServiceUnderTest, area: float) -> None:
    assert venue(registry, area=area)["area"] == area


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "castle"),
        ("name", " "),
        ("name", "一\n二"),
        ("address", " "),
        ("address", "路" * 201),
        ("code", "ZD 01"),
        ("shared", "perhaps"),
    ],
)
def test_what_is_no_such_value_is_refused(registry: ServiceUnderTest, field: str, value: Any) -> None:
    assert [error["field"] for error in refused(registry, **{field: value})] == [field]


def test_facilities_are_those_that_there_are(registry: ServiceUnderTest) -> None:
    assert [error["field"] for error in refused(registry, facilities=["projector", "pool"])] == ["facilities.1"]
    assert [error["field"] for error in refused(registry, facilities=["meals"] * 11)] == ["facilities"]


# Opening hours


def test_opening_hours_are_shown_in_the_order_of_the_week(registry: ServiceUnderTest) -> None:
    evening = {"weekday": 1, "opens": "18:00", "closes": "24:00"}
    sunday = {"weekday": 7, "opens": "00:00", "closes": "24:00"}
    made = venue(registry, opening_hours=[sunday, evening, MORNING])
    assert made["opening_hours"] == [MORNING, evening, sunday]
    assert told(registry, "registered")["opening_hours"] == [MORNING, evening, sunday]


def test_one_may_open_when_another_closes(registry: ServiceUnderTest) -> None:
    afternoon = {"weekday": 1, "opens": "12:00", "closes": "17:00"}
    assert venue(registry, opening_hours=[MORNING, afternoon])["opening_hours"] == [MORNING, afternoon]


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        ([{**MORNING, "closes": "08:30"}], "opening_hours.0.closes"),
        ([MORNING, {**MORNING, "weekday": 2, "closes": "07:00"}], "opening_hours.1.closes"),
        ([{**MORNING, "opens": "11:59"}, MORNING], "opening_hours.0.opens"),
        ([MORNING, MORNING], "opening_hours.1.opens"),
        ([{**MORNING, "weekday": 0}], "opening_hours.0.weekday"),
        ([{**MORNING, "weekday": 8}], "opening_hours.0.weekday"),
        ([{**MORNING, "weekday": "1"}], "opening_hours.0.weekday"),
        ([{**MORNING, "opens": "8:30"}], "opening_hours.0.opens"),
        ([{**MORNING, "opens": "24:00"}], "opening_hours.0.opens"),
        ([{**MORNING, "closes": "24:01"}], "opening_hours.0.closes"),
        ([{**MORNING, "closes": "12:00\n"}], "opening_hours.0.closes"),
        ([{"weekday": 1, "opens": "08:30"}], "opening_hours.0.closes"),
        ([MORNING] * 22, "opening_hours"),
    ],
)
def test_hours_that_make_no_sense_are_refused(
    registry: ServiceUnderTest, hours: list[dict[str, Any]], field: str
) -> None:
    assert [error["field"] for error in refused(registry, opening_hours=hours)] == [field]


def test_each_fault_of_the_hours_is_named(registry: ServiceUnderTest) -> None:
    late = {**MORNING, "weekday": 3, "closes": "08:00"}
    errors = refused(registry, opening_hours=[late, MORNING, {**MORNING, "opens": "09:00"}])
    assert [error["field"] for error in errors] == ["opening_hours.0.closes", "opening_hours.2.opens"]
    assert errors[1]["value"] == "09:00"


# Changing and closing


def test_a_change_leaves_the_rest_and_is_told(registry: ServiceUnderTest) -> None:
    made = venue(registry, chain_id=chain(registry)["id"])
    after = changed(registry, made, area=260, chain_id=None, opening_hours=[])
    assert (after["area"], after["chain"], after["opening_hours"]) == (260, None, [])
    assert after["version"] > made["version"]
    assert {**after, **{name: made[name] for name in ("area", "chain", "opening_hours", "version")}} == made
    assert (told(registry, "changed")["area"], told(registry, "changed")["chain_id"]) == (260, None)


def test_a_change_is_checked_like_a_new_venue(registry: ServiceUnderTest) -> None:
    made = venue(registry)
    for changes, field in (
        ({"owner_id": str(uuid4())}, "owner_id"),
        ({"chain_id": str(uuid4())}, "chain_id"),
        ({"area": 1.005}, "area"),
        ({"opening_hours": [{**MORNING, "closes": "08:00"}]}, "opening_hours.0.closes"),
        ({"status": "closed"}, "status"),
        ({"code": "ZD77"}, "code"),
        ({}, ""),
    ):
        with pytest.raises(Failure) as failure:
            changed(registry, made, **changes)
        assert failure.value.problem is INVALID
        assert [error["field"] for error in failure.value.errors] == [field]
    assert registry.call(GET_VENUE, REGISTRAR, made["id"]) == made


def test_who_has_seen_another_version_changes_and_closes_nothing(registry: ServiceUnderTest) -> None:
    made = venue(registry)
    changed(registry, made, area=260)
    for operation, body in ((CHANGE_VENUE, {"area": 270}), (CLOSE_VENUE, {"reason": "搬迁"})):
        with pytest.raises(Failure) as failure:
            registry.call(operation, REGISTRAR, made["id"], body=body, if_match=made["version"])
        assert failure.value.problem is CHANGED


def test_what_is_not_there_is_not_found(registry: ServiceUnderTest) -> None:
    nowhere = str(uuid4())
    for call in (
        lambda: registry.call(GET_VENUE, REGISTRAR, nowhere),
        lambda: registry.call(CHANGE_VENUE, REGISTRAR, nowhere, body={"area": 1}, if_match=1),
        lambda: registry.call(CLOSE_VENUE, REGISTRAR, nowhere, body={"reason": "x"}),
    ):
        with pytest.raises(Failure) as failure:
            call()
        assert failure.value.problem is NOT_FOUND
        assert failure.value.params == {"kind": "venue", "id": nowhere}


def test_closing_keeps_the_reason_and_the_day(registry: ServiceUnderTest) -> None:
    made = venue(registry)
    registry.move_clock(datetime.fromisoformat("2027-03-09T23:59:00+08:00"))
    after = closed(registry, made, "房屋到期")
    assert (after["status"], after["close_reason"]) == ("closed", "房屋到期")
    assert after["closed_on"] == "2027-03-09"
    assert told(registry, "closed")["close_reason"] == "房屋到期"


@pytest.mark.parametrize("body", [{}, {"reason": " "}, {"reason": "因" * 501}])
def test_closing_takes_a_reason(registry: ServiceUnderTest, body: dict[str, Any]) -> None:
    made = venue(registry)
    with pytest.raises(Failure) as failure:
        registry.call(CLOSE_VENUE, REGISTRAR, made["id"], body=body)
    assert failure.value.problem is INVALID
    assert [error["field"] for error in failure.value.errors] == ["reason"]


def test_what_is_closed_is_not_closed_again(registry: ServiceUnderTest) -> None:
    made = closed(registry, venue(registry))
    with pytest.raises(Failure) as failure:
        closed(registry, made)
    assert failure.value.problem is VENUE_CLOSED
    assert failure.value.params == {"name": made["name"], "closed_on": made["closed_on"]}


def test_a_closed_venue_is_corrected_and_opened_again(registry: ServiceUnderTest) -> None:
    made = closed(registry, venue(registry))
    corrected = changed(registry, made, area=240)
    assert (corrected["status"], corrected["close_reason"]) == ("closed", made["close_reason"])
    opened = changed(registry, corrected, status="open")
    assert (opened["status"], opened["closed_on"], opened["close_reason"]) == ("open", None, None)
    assert told(registry, "changed")["status"] == "open"


# Lists and figures


@pytest.fixture
def several(registry: ServiceUnderTest) -> dict[str, str]:
    """Four venues, of which one is closed; returns the ids that lists ask by."""
    served, other = chain(registry)["id"], organization(registry, "QY01")["id"]
    venue(registry, "ZD01", kind="street_centre", area=1200, shared=True)
    venue(registry, "ZD02", kind="activity_room", area=205.5, shared=False, owner_id=other, chain_id=served)
    venue(registry, "ZD03", kind="activity_room", area=310.25, shared=True, name="红领之家", chain_id=served)
    closed(registry, venue(registry, "XX04", kind="activity_room", area=60, address="金埠大街 9 号", chain_id=served))
    return {"chain_id": served, "owner_id": other}


def test_each_filter_narrows_the_list(registry: ServiceUnderTest, several: dict[str, str]) -> None:
    assert listed(registry) == ["XX04", "ZD01", "ZD02", "ZD03"]
    assert listed(registry, kind=["activity_room"]) == ["XX04", "ZD02", "ZD03"]
    assert listed(registry, kind=["street_centre", "studio"]) == ["ZD01"]
    assert listed(registry, owner_id=several["owner_id"]) == ["ZD02"]
    assert listed(registry, chain_id=several["chain_id"]) == ["XX04", "ZD02", "ZD03"]
    assert listed(registry, shared=False) == ["ZD02"]
    assert listed(registry, status="closed") == ["XX04"]
    assert listed(registry, min_area=205.5) == ["ZD01", "ZD02", "ZD03"]
    assert listed(registry, q="红领") == ["ZD03"]
    assert listed(registry, q="金埠") == ["XX04"]
    assert listed(registry, q="zd") == ["ZD01", "ZD02", "ZD03"]
    assert listed(registry, q="没有的阵地") == []
    assert listed(registry, status="open", min_area=300, shared=True) == ["ZD01", "ZD03"]


@pytest.mark.parametrize(
    "query",
    [{"kind": ["castle"]}, {"status": "lost"}, {"min_area": -1}, {"min_area": "wide"}, {"q": ""}, {"owner_id": "x"}],
)
def test_a_filter_of_no_such_value_is_refused(registry: ServiceUnderTest, query: dict[str, Any]) -> None:
    with pytest.raises(Failure) as failure:
        listed(registry, **query)
    assert failure.value.problem is INVALID


def test_pages_follow_each_other(registry: ServiceUnderTest, several: dict[str, str]) -> None:
    first = registry.call(LIST_VENUES, NOBODY_IN_PARTICULAR, query={"limit": 3})
    second = registry.call(LIST_VENUES, NOBODY_IN_PARTICULAR, query={"limit": 3, "after": first["next"]})
    assert [each["code"] for each in first["items"] + second["items"]] == ["XX04", "ZD01", "ZD02", "ZD03"]
    assert second["next"] is None


def test_figures_count_open_venues_in_all_and_by_kind(registry: ServiceUnderTest, several: dict[str, str]) -> None:
    rooms = {"kind": "activity_room", "venues": 2, "area": 515.75, "smallest_area": 205.5}
    centres = {"kind": "street_centre", "venues": 1, "area": 1200, "smallest_area": 1200}

    def figures(**query: Any) -> dict[str, Any]:
        return dict(registry.call(GET_VENUE_REPORT, NOBODY_IN_PARTICULAR, query=query))

    assert figures() == {"venues": 3, "area": 1715.75, "smallest_area": 205.5, "by_kind": [rooms, centres]}
    whole = {"venues": 2, "area": 515.75, "smallest_area": 205.5, "by_kind": [rooms]}
    assert figures(chain_id=several["chain_id"]) == whole
    assert figures(kind=["activity_room"]) == whole
    assert figures(kind=["studio"]) == {"venues": 0, "area": 0, "smallest_area": None, "by_kind": []}
    names = [figure.name for figure in VENUE_FIGURES]
    assert totals(registry, NOBODY_IN_PARTICULAR, *names) == [3, 1715.75, 205.5]
    found = computed(registry, NOBODY_IN_PARTICULAR, *names, chain_id=[several["chain_id"]], group_by="chain")
    assert [[group["value"] for group in figure["groups"]] for figure in found.values()] == [[2], [515.75], [205.5]]
    assert opened(registry, NOBODY_IN_PARTICULAR, [found["venues.open"]]) == 2


def test_a_venue_whose_owner_is_inactive_waits_for_registrars(registry: ServiceUnderTest) -> None:
    made = venue(registry, "ZD01")
    venue(registry, "ZD02", owner_id=organization(registry, "JD02", "street")["id"])
    owner = registry.call(GET_ORGANIZATION, REGISTRAR, made["owner"]["id"])
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, owner["id"], body={"active": False}, if_match=owner["version"])
    kinds = registry.call(GET_SERVICE_WORKLIST, REGISTRAR, query={})["kinds"]
    (kind,) = (kind for kind in kinds if kind["kind"] == "venue.owner")
    assert [item["number"] for item in kind["items"]] == listed(registry, waiting="owner") == ["ZD01"]
    assert kind["counts"]["total"] == 1
    assert registry.call(GET_SERVICE_WORKLIST, NOBODY_IN_PARTICULAR, query={})["kinds"] == []
    closed(registry, made)
    assert listed(registry, waiting="owner") == []


def test_a_venue_says_what_can_be_done_with_it(registry: ServiceUnderTest) -> None:
    made = venue(registry)

    def actions(caller: Actor) -> list[str]:
        (listed,) = registry.call(LIST_VENUES, caller, query={})["items"]
        assert registry.call(GET_VENUE, caller, made["id"])["actions"] == listed["actions"]
        return list(listed["actions"])

    assert actions(REGISTRAR) == ["change", "closure"]
    assert actions(NOBODY_IN_PARTICULAR) == []
    registry.call(CLOSE_VENUE, REGISTRAR, made["id"], body={"reason": "搬迁"}, if_match=made["version"])
    assert actions(REGISTRAR) == ["change", "opening"]
    assert actions(NOBODY_IN_PARTICULAR) == []
