"""Search: what is found in requests, by whom, and when."""

from typing import Any

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.requests import lifecycle, reading
from contracts.requests.comments import CREATE_REQUEST_COMMENT, WITHDRAW_REQUEST_COMMENT
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from tests.harness import actor
from tests.services.requests.district import District


def found(district: District, caller: Actor, sought: str, **query: Any) -> list[str]:
    """The numbers of the requests that a search shows, which are those that the list shows."""
    kinds = district.call(SEARCH_SERVICE, caller, query={"q": sought, **query})["kinds"]
    numbers = [item["number"] for kind in kinds for item in kind["items"]]
    if caller.is_any(*reading.VIEWERS):
        listed = district.call(reading.LIST_REQUESTS, caller, query={"q": sought})["items"]
        assert [item["number"] for item in listed] == numbers
    return numbers


def test_a_request_is_found_by_all_that_is_written_in_it(district: District) -> None:
    request = district.submit(title="蒸汽管道增容", description="二期投产后蒸汽缺口每小时 6 吨,请协调热力公司。")
    other = district.submit(district.neighbour_contact, item_id=None, form={}, title="蒸汽价格")
    for sought in ("管道", "缺口 热力", "康源药业", "kyyy", "实验员 管道", request["number"], "２０２６１１２３ 0001"):
        assert found(district, district.dispatcher, sought) == [request["number"]], sought
    assert found(district, district.dispatcher, "蒸汽") == [other["number"], request["number"]]
    assert found(district, district.dispatcher, "蒸汽 海水") == []


def test_a_submission_writes_the_entry_that_reading_the_request_would_make(district: District) -> None:
    def entry() -> list[Any]:
        with district.service.database.transaction() as session:
            return list(session.execute(text("SELECT resource, id, words, rule FROM search_entries")).one())

    district.submit(title="蒸汽管道增容 300 t", description="二期投产后蒸汽缺口每小时 6 吨。")
    written = entry()
    with district.service.database.transaction() as session:
        session.execute(text("UPDATE search_entries SET words = '', rule = 0"))
    district.service.tick("keep_found")
    assert entry() == written


def test_what_is_shown_of_a_request_that_is_found(district: District) -> None:
    request = district.submit(title="蒸汽管道增容", description="二期投产后蒸汽缺口每小时 6 吨。")
    result = district.call(SEARCH_SERVICE, district.contact, query={"q": "缺口"})
    assert result == {
        "kinds": [
            {
                "kind": "request",
                "items": [
                    {
                        "id": request["id"],
                        "title": "蒸汽管道增容",
                        "number": request["number"],
                        "link": f"/v1/requests/{request['id']}",
                        "updated_at": request["submitted_at"],
                        "excerpt": {
                            "field": "description",
                            "content": "二期投产后蒸汽缺口每小时 6 吨。",
                            "marks": [{"start": 7, "end": 9}],
                        },
                    }
                ],
                "more": False,
                "link": "/v1/requests?q=%E7%BC%BA%E5%8F%A3",
            }
        ]
    }


def test_everybody_finds_what_the_list_shows_them_and_nothing_else(district: District) -> None:
    request = district.submit(title="蒸汽管道增容")
    number = [request["number"]]
    seers = (district.contact, district.dispatcher, district.park_dispatcher, district.chief)
    for caller in (*seers, district.supervisor, district.operator):
        assert found(district, caller, "蒸汽") == number
    strangers = (district.neighbour_contact, district.other_dispatcher, district.other_chief, district.registrar)
    for caller in (*strangers, district.handler, district.other_handler, district.nobody):
        assert found(district, caller, "蒸汽") == []
        assert found(district, caller, request["number"]) == []
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    assert found(district, district.handler, "蒸汽") == number
    assert found(district, district.other_handler, "蒸汽") == []
    both = actor((Role.ENTERPRISE_CONTACT, district.stranger), (Role.DEPARTMENT_HANDLER, district.labour))
    assert found(district, both, "蒸汽") == number


def test_answers_are_found_and_notes_of_offices_are_not(district: District) -> None:
    request = district.submit(title="蒸汽管道增容")
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request, note="请与气象局会商")
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    assert found(district, district.contact, "换热站") == []
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排换热站扩容。")
    for caller in (district.contact, district.handler, district.operator):
        assert found(district, caller, "换热站 管道") == [request["number"]]
        assert found(district, caller, "气象局") == []


def test_a_renamed_enterprise_is_found_by_its_new_name_alone(district: District) -> None:
    number = [district.submit()["number"]]
    assert found(district, district.operator, "康源") == number
    district.tell_organization(district.enterprise, "enterprise", "昊辰制药", sequence=2)
    district.service.tick("keep_found")
    assert found(district, district.operator, "康源") == []
    assert found(district, district.operator, "昊辰") == number


def test_what_was_there_before_is_found_when_the_schedule_has_looked(district: District) -> None:
    request = district.submit(title="蒸汽管道增容")
    with district.service.database.transaction() as session:
        session.execute(text("DELETE FROM search_entries"))
    assert found(district, district.operator, "蒸汽") == []
    district.service.tick("keep_found")
    assert found(district, district.operator, "蒸汽") == [request["number"]]
    # A round ends, and the next begins a day later.
    assert district.service.tick("keep_found") == 0


def test_many_are_found_in_pages_of_the_list(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [district.submit(title="蒸汽管道")["number"] for _ in range(4)]
    monkeypatch.setattr("chassis.storing.pages.MOST_FOUND", 2)
    assert found(district, district.operator, "蒸汽") == numbers[::-1]
    kinds = district.call(SEARCH_SERVICE, district.operator, query={"q": "蒸汽", "limit": 2})["kinds"]
    assert ([item["number"] for item in kinds[0]["items"]], kinds[0]["more"]) == (numbers[:1:-1], True)
    # Those that are found may lie beyond what one page looks through.
    for _ in range(2):
        district.submit(title="别的")
    monkeypatch.setattr("chassis.storing.pages.SEARCHED", 2)
    (kind,) = district.call(SEARCH_SERVICE, district.operator, query={"q": "蒸汽"})["kinds"]
    assert (kind["kind"], kind["items"], kind["more"]) == ("request", [], True)


@pytest.mark.parametrize("sought", ["汽", "。", " - ", "a", "(汽)"])
def test_one_character_is_refused_with_what_would_be_right(district: District, sought: str) -> None:
    for operation in (reading.LIST_REQUESTS, SEARCH_SERVICE):
        with pytest.raises(Failure) as refused:
            district.call(operation, district.operator, query={"q": sought})
        (error,) = refused.value.errors
        assert (error["field"], error["value"], error["in"]) == ("q", sought, "query")
        assert "至少两个字" in error["detail"][0]
        assert "at least two characters" in error["detail"][1]


def test_comments_are_found_by_those_who_may_read_them(district: District) -> None:
    request = district.dispatched()
    number = [request["number"]]

    def comment(caller: Actor, content: str, visibility: str) -> dict[str, Any]:
        body = {"content": content, "visibility": visibility}
        made: dict[str, Any] = district.call(CREATE_REQUEST_COMMENT, caller, request["id"], body=body)
        return made

    comment(district.handler, "请补充热力管网图纸。", "public")
    internal = comment(district.handler, "涉及历史遗留土地问题。", "internal")
    for caller in (district.contact, district.handler, district.chief, district.operator):
        assert found(district, caller, "热力管网") == number
    for caller in (district.handler, district.dispatcher, district.chief, district.supervisor, district.operator):
        assert found(district, caller, "遗留土地") == number
    for caller in (district.contact, district.neighbour_contact, district.other_handler):
        assert found(district, caller, "遗留") == []
        assert found(district, caller, "土地 热力") == []
    # Whoever speaks for the enterprise and handles the request as well reads both.
    both = actor((Role.ENTERPRISE_CONTACT, district.enterprise), (Role.DEPARTMENT_HANDLER, district.labour))
    (kind,) = district.call(SEARCH_SERVICE, both, query={"q": "遗留土地"})["kinds"]
    assert kind["items"][0]["excerpt"]["field"] == "internal_comments"
    assert found(district, district.handler, "实验员 土地") == number
    path = (request["id"], internal["id"])
    district.call(WITHDRAW_REQUEST_COMMENT, district.handler, *path)
    assert found(district, district.operator, "遗留土地") == []
    assert found(district, district.operator, "热力管网") == number
