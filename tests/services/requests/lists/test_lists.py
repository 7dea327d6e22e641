"""Lists of requests: filters, order, pages."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.requests import lifecycle, reading
from contracts.requests.calendar import GET_TERMS, SET_TERMS
from contracts.requests.reports import GET_REQUEST_FIGURES
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import GOOD, District
from tests.services.statements import noted


@pytest.fixture
def varied(district: District) -> dict[str, dict[str, Any]]:
    """A request in every status and of several enterprises, by a name for each, submitted on two days."""
    made = {
        name: getattr(district, name)()
        for name in ("dispatched", "handling", "returned", "answered", "under_review", "closed", "withdrawn")
    }
    district.at("2026-11-24 10:00")
    made["submitted"] = district.submit(title="100% 蒸汽_管道增容")
    made["neighbours"] = district.submit(district.neighbour_contact, item_id=None, form={})
    made["strangers"] = district.submit(district.stranger_contact, title="原料码头")
    return made


def listed(district: District, caller: Actor, **query: Any) -> list[dict[str, Any]]:
    """Read a list to its end, in pages of three."""
    found: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    while True:
        page = district.call(reading.LIST_REQUESTS, caller, query={"limit": 3, **query, **after})
        found += page["items"]
        if page["next"] is None:
            return found
        assert len(page["items"]) == 3
        after = {"after": page["next"]}


def names(varied: dict[str, dict[str, Any]], found: list[dict[str, Any]]) -> set[str]:
    by_id = {request["id"]: name for name, request in varied.items()}
    return {by_id[request["id"]] for request in found}


ALL = {
    "submitted", "dispatched", "handling", "returned", "answered", "under_review", "closed", "withdrawn", "neighbours",
    "strangers",
}  # fmt: skip
WITH_LABOUR = {"dispatched", "handling", "returned", "answered", "under_review", "closed"}


FILTERS: list[tuple[dict[str, Any], set[str]]] = [
    ({}, ALL),
    ({"status": ["handling"]}, {"handling"}),
    ({"status": ["closed", "withdrawn"]}, {"closed", "withdrawn"}),
    ({"item_id": "item"}, ALL - {"neighbours"}),
    ({"sort": "closed_at"}, {"closed"}),
    ({"sort": "-closed_at", "closed_from": "2026-11-23", "closed_to": "2026-11-23"}, {"closed"}),
    ({"closed_to": "2026-11-22"}, set()),
    ({"sort": "closed_at", "status": ["handling"]}, set()),
    ({"sort": "closed_at", "status": ["handling", "closed"]}, {"closed"}),
    ({"sort": "closed_at", "overdue": True}, set()),
    ({"chain_id": "chain"}, ALL - {"strangers"}),
    ({"park_id": "park"}, ALL - {"strangers", "neighbours"}),
    ({"department_id": "labour"}, WITH_LABOUR),
    ({"department_id": "labour", "status": ["answered"]}, {"answered"}),
    ({"enterprise_id": "neighbour"}, {"neighbours"}),
    ({"submitted_from": "2026-11-24"}, {"submitted", "neighbours", "strangers"}),
    ({"submitted_to": "2026-11-23"}, ALL - {"submitted", "neighbours", "strangers"}),
    ({"submitted_from": "2026-11-25"}, set()),
    ({"q": "码头"}, {"strangers"}),
    ({"q": "20261124-0002"}, {"neighbours"}),
    ({"q": "2026-1124 0003"}, {"strangers"}),
    ({"q": "0003", "submitted_from": "2026-11-24"}, {"strangers"}),
    ({"q": "20261123"}, ALL - {"submitted", "neighbours", "strangers"}),
    ({"q": "管道 蒸汽"}, {"submitted"}),
    ({"q": "原料蒸汽"}, set()),
    ({"overdue": True}, set()),
    ({"overdue": False}, ALL),
]


def test_filters_narrow_the_list(district: District, varied: dict[str, dict[str, Any]]) -> None:
    for query, expected in FILTERS:
        given = {
            name: str(getattr(district, value)) if name.endswith("_id") else value for name, value in query.items()
        }
        assert names(varied, listed(district, district.supervisor, **given)) == expected, query


def test_what_is_overdue_is_what_still_has_to_be_dispatched_or_answered_and_is_late(
    district: District, varied: dict[str, dict[str, Any]]
) -> None:
    district.at("2026-12-02 10:00")
    late = listed(district, district.supervisor, overdue=True)
    # The clock of the return under review stands still.
    overdue = {"dispatched", "handling", "submitted", "neighbours", "strangers"}
    assert names(varied, late) == overdue
    assert all(request["overdue"] for request in late)
    rest = listed(district, district.supervisor, overdue=False)
    assert names(varied, rest) == ALL - overdue
    assert not any(request["overdue"] for request in rest)


@pytest.mark.parametrize(
    ("submitted", "in_time", "late"),
    [
        # The working day after the day of the submission, until business ends.
        ("2026-11-23 09:00", "2026-11-24 17:29", "2026-11-24 17:31"),
        ("2026-11-23 23:59", "2026-11-24 17:29", "2026-11-24 17:31"),
        # Over a weekend, and submitted on one.
        ("2026-11-27 10:00", "2026-11-30 17:29", "2026-11-30 17:31"),
        ("2026-11-28 10:00", "2026-11-30 17:29", "2026-11-30 17:31"),
        # Over the National Day holidays.
        ("2026-09-30 10:00", "2026-10-08 17:29", "2026-10-08 17:31"),
    ],
)
def test_what_nobody_dispatches_in_time_is_overdue(district: District, submitted: str, in_time: str, late: str) -> None:
    district.at(submitted)
    request = district.submit()

    def overdue() -> list[bool]:
        total = district.call(GET_REQUEST_FIGURES, district.supervisor, query={})["totals"]["overdue"]
        found = [bool(listed(district, district.supervisor, overdue=True)), bool(total)]
        assert bool(listed(district, district.supervisor, overdue=False)) is not found[0]
        return [*found, district.see(request)["overdue"], listed(district, district.supervisor)[0]["overdue"]]

    district.at(in_time)
    assert overdue() == [False] * 4
    district.at(late)
    assert overdue() == [True] * 4
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    assert overdue() == [False] * 4


def test_how_long_a_dispatch_may_take_is_a_term(district: District) -> None:
    before = district.submit()
    terms = {name: value for name, value in district.call(GET_TERMS, district.operator).items() if name != "version"}
    assert terms["dispatch_days"] == 1
    district.call(SET_TERMS, district.operator, body={**terms, "dispatch_days": 3}, if_match=0)
    after = district.submit()
    district.at("2026-11-26 10:00")
    # A period that has begun stays as it was told.
    assert (district.see(before)["overdue"], district.see(after)["overdue"]) == (True, False)
    assert [each["id"] for each in listed(district, district.contact, overdue=True)] == [before["id"]]
    district.at("2026-11-26 17:31")
    assert district.see(after)["overdue"]


def test_the_newest_come_first_by_preset(district: District, varied: dict[str, dict[str, Any]]) -> None:
    found = listed(district, district.supervisor)
    assert [request["number"] for request in found] == sorted((r["number"] for r in varied.values()), reverse=True)
    oldest_first = listed(district, district.supervisor, sort="submitted_at")
    assert [request["id"] for request in oldest_first] == [request["id"] for request in reversed(found)]


def test_requests_come_in_the_order_in_which_they_were_closed(district: District) -> None:
    later = district.answered()
    made = [district.closed()["id"]]
    for day in range(24, 28):
        district.at(f"2026-11-{day} 10:00")
        made.append(district.closed()["id"])
    made.append(district.move(lifecycle.EVALUATE_REQUEST, district.contact, later, **GOOD)["id"])
    assert [request["id"] for request in listed(district, district.supervisor, sort="closed_at")] == made
    last = listed(district, district.supervisor, sort="-closed_at", closed_from="2026-11-26")
    assert [request["id"] for request in last] == made[:-4:-1]


@pytest.mark.parametrize("sort", ["due_at", "-due_at"])
def test_requests_without_a_deadline_come_last_either_way(
    district: District, varied: dict[str, dict[str, Any]], sort: str
) -> None:
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, varied["submitted"])
    dues = [request["due_at"] for request in listed(district, district.supervisor, sort=sort)]
    assert dues[-3:] == [None] * 3
    known = [due for due in dues if due]
    assert len(known) == len(dues) - 3
    assert known == sorted(known, reverse=sort.startswith("-"))
    assert len(set(known)) > 1


def test_a_page_that_begins_after_what_was_read_is_not_disturbed_by_new_requests(
    district: District, varied: dict[str, dict[str, Any]]
) -> None:
    first = district.call(reading.LIST_REQUESTS, district.supervisor, query={"limit": 4})
    district.submit()
    second = district.call(reading.LIST_REQUESTS, district.supervisor, query={"limit": 100, "after": first["next"]})
    ids = [request["id"] for request in first["items"] + second["items"]]
    assert len(ids) == len(set(ids)) == len(varied)


@pytest.mark.parametrize(
    "query",
    [
        {"after": "rubbish"},
        {"after": "7"},
        {"after": "{}"},
        {"after": "[]"},
        {"after": '["2026-11-23 10:00:00+08"]'},
        {"after": '["2026-11-23 10:00:00+08", 1]'},
        {"after": '["2026-11-23 10:00:00+08", "1"]'},
        {"after": '["2026-11-23 10:00:00+08", "019a0000-0000-7000-8000-000000000001", ""]'},
        {"after": '["x", "019a0000-0000-7000-8000-000000000001"]'},
        {"after": '["\\u0000", "019a0000-0000-7000-8000-000000000001"]'},
        {"after": '["999999-01-01", "019a0000-0000-7000-8000-000000000001"]'},
        {"limit": 0},
        {"limit": 101},
        {"status": ["nothing"]},
        {"sort": "title"},
        {"colour": "red"},
        {"item_id": "x"},
        {"submitted_from": "2026-13-01"},
        {"q": "   "},
        {"q": "a\x00b"},
    ],
)
def test_a_query_that_makes_no_sense_is_refused(district: District, query: dict[str, Any]) -> None:
    district.submit()
    with pytest.raises(Failure) as caught:
        district.call(reading.LIST_REQUESTS, district.supervisor, query=query)
    assert [error["field"].split(".")[0] for error in caught.value.errors] == list(query)


def test_a_period_that_ends_before_it_begins_is_refused(district: District) -> None:
    query = {"submitted_from": "2026-11-24", "submitted_to": "2026-11-23"}
    with pytest.raises(Failure) as caught:
        district.call(reading.LIST_REQUESTS, district.supervisor, query=query)
    assert [error["field"] for error in caught.value.errors] == ["submitted_to"]


SEEN = [
    ("contact", ALL - {"neighbours", "strangers"}),
    ("neighbour_contact", {"neighbours"}),
    ("handler", WITH_LABOUR),
    ("other_handler", set()),
    ("dispatcher", ALL - {"strangers"}),
    ("park_dispatcher", ALL - {"neighbours", "strangers"}),
    ("other_dispatcher", {"strangers"}),
    ("chief", ALL - {"strangers"}),
    ("supervisor", ALL),
    ("operator", ALL),
]


def test_everybody_lists_what_concerns_them(district: District, varied: dict[str, dict[str, Any]]) -> None:
    for who, expected in SEEN:
        assert names(varied, listed(district, getattr(district, who))) == expected, who


def test_several_posts_see_what_each_of_them_sees(district: District, varied: dict[str, dict[str, Any]]) -> None:
    caller = actor((Role.ENTERPRISE_CONTACT, district.stranger), (Role.DEPARTMENT_HANDLER, district.labour))
    assert names(varied, listed(district, caller)) == WITH_LABOUR | {"strangers"}


def test_a_filter_never_widens_what_one_may_see(district: District, varied: dict[str, dict[str, Any]]) -> None:
    assert listed(district, district.contact, enterprise_id=str(district.neighbour)) == []
    assert listed(district, district.handler, department_id=str(district.water)) == []


def test_a_list_shows_the_names_of_what_it_refers_to(district: District) -> None:
    district.dispatched()
    (request,) = listed(district, district.contact)
    shown = {name: request[name] for name in ("item_name", "enterprise_name", "department_name", "segments")}
    assert shown == {
        "item_name": "招聘与用工缺口",
        "enterprise_name": "康源药业",
        "department_name": "人社局",
        "segments": ["中试"],
    }
    assert "description" not in request


def test_a_list_shows_each_request_as_its_detail_does(district: District, varied: dict[str, dict[str, Any]]) -> None:
    asked = district.handling(title="请求延期")
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, asked, days=3, reason="需勘察")
    confirmed = district.returned()
    district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, confirmed, reason="属本部门")
    late = district.dispatched(title="不能再退")
    district.at("2026-11-27 10:00")
    district.dispatched(title="还可以退")
    # A department that nobody is at any more, and a chain that nobody dispatches for.
    district.tell_posts(district.handler, last="2026-11-26")
    district.tell_posts(district.other_dispatcher, last="2026-11-26")
    for caller in (
        district.contact, district.dispatcher, district.park_dispatcher, district.handler, district.supervisor,
        district.chief, district.operator,
        Actor("both", district.dispatcher.person_id, posts=district.dispatcher.posts + district.supervisor.posts),
    ):  # fmt: skip
        found = listed(district, caller)
        assert found
        for item in found:
            detail = district.see(item, caller)
            assert item == {name: detail[name] for name in item}
    by_id = {item["id"]: item for item in listed(district, district.handler)}
    assert "return" not in by_id[confirmed["id"]]["actions"]
    assert "return" not in by_id[late["id"]]["actions"]
    assert by_id[asked["id"]]["pending"] == ["extension"]
    assert by_id[varied["under_review"]["id"]]["pending"] == ["review"]
    assert by_id[varied["returned"]["id"]]["pending"] == ["return"]
    assert by_id[late["id"]]["chain_name"] == "生物医药"
    assert by_id[late["id"]]["park_name"] == "滨海园区"
    assert "redispatch" in {item["id"]: item for item in listed(district, district.dispatcher)}[asked["id"]]["actions"]
    strangers = {item["id"]: item for item in listed(district, district.supervisor)}[varied["strangers"]["id"]]
    assert strangers["actions"] == ["dispatch"]


def test_the_actions_of_a_list_are_read_with_it(district: District) -> None:
    for _ in range(3):
        district.handling()
        district.returned()

    def statements(limit: int) -> int:
        with noted(district.service) as sent:
            district.call(reading.LIST_REQUESTS, district.supervisor, query={"limit": limit})
        return len(sent)

    statements(6)
    # Its identifiers and its rows; the rules are known from the page before.
    assert statements(6) == statements(1) == 2
