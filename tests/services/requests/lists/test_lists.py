"""Lists of requests: filters, order, pages."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.requests import lifecycle, reading
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import District


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
    ({"q": "1124-0003"}, {"strangers"}),
    ({"q": "20261123"}, ALL - {"submitted", "neighbours", "strangers"}),
    ({"q": "%"}, {"submitted"}),
    ({"q": "_"}, {"submitted"}),
    ({"overdue": True}, set()),
    ({"overdue": False}, ALL),
]


def test_filters_narrow_the_list(district: District, varied: dict[str, dict[str, Any]]) -> None:
    for query, expected in FILTERS:
        given = {
            name: str(getattr(district, value)) if name.endswith("_id") else value for name, value in query.items()
        }
        assert names(varied, listed(district, district.supervisor, **given)) == expected, query


def test_what_is_overdue_is_what_still_has_to_be_answered_and_is_late(
    district: District, varied: dict[str, dict[str, Any]]
) -> None:
    district.at("2026-12-02 10:00")
    late = listed(district, district.supervisor, overdue=True)
    # The clock of the return under review stands still.
    assert names(varied, late) == {"dispatched", "handling"}
    assert all(request["overdue"] for request in late)
    rest = listed(district, district.supervisor, overdue=False)
    assert names(varied, rest) == ALL - {"dispatched", "handling"}
    assert not any(request["overdue"] for request in rest)


def test_the_newest_come_first_by_preset(district: District, varied: dict[str, dict[str, Any]]) -> None:
    found = listed(district, district.supervisor)
    assert [request["number"] for request in found] == sorted((r["number"] for r in varied.values()), reverse=True)
    oldest_first = listed(district, district.supervisor, sort="submitted_at")
    assert [request["id"] for request in oldest_first] == [request["id"] for request in reversed(found)]


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
