"""What an agent sees by mandate, and what everybody is told of what the agent does: both names, nothing beyond."""

from typing import Any

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.requests import comments, lifecycle, mandates, reading, supplements
from contracts.requests.files import REQUEST_FILES
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from tests.services import filing
from tests.services.requests.comments.talk import comment
from tests.services.requests.district import District
from tests.services.requests.worklist.reading import worklist

WAYS = (
    *("id", "history", "deadline", "comments", "files"),
    *("list", "list of the enterprise", "list by text", "list of what waits", "search", "worklist", "steps"),
)


def reads(district: District, caller: Actor, request: dict[str, Any]) -> dict[str, bool]:
    """By which ways somebody learns of a request that is to be supplied."""

    def seen(call: Any) -> bool:
        try:
            return bool(call())
        except Failure as failure:
            if failure.problem.code != "not-found":
                raise
            return False

    def ids(**query: Any) -> bool:
        listed = district.call(reading.LIST_REQUESTS, caller, query=query)
        assert "count" not in listed or listed["count"]["number"] == len(listed["items"])
        return request["id"] in [each["id"] for each in listed["items"]]

    def of(operation: Any, **content: Any) -> Any:
        return lambda: district.call(operation, caller, request["id"], **content)

    sought = {"q": request["number"]}
    return {
        "id": seen(of(reading.GET_REQUEST)),
        "history": seen(of(reading.LIST_REQUEST_HISTORY, query={})),
        "deadline": seen(of(reading.GET_REQUEST_DEADLINE, query={})),
        "comments": seen(of(comments.LIST_REQUEST_COMMENTS, query={})),
        "files": seen(of(REQUEST_FILES.list)),
        "list": ids(count=True),
        "list of the enterprise": ids(enterprise_id=request["enterprise_id"], count=True),
        "list by text": ids(**sought, count=True),
        "list of what waits": ids(waiting="supplement"),
        "search": seen(lambda: district.call(SEARCH_SERVICE, caller, query=sought)["kinds"]),
        "worklist": bool(worklist(district, caller).get("supplement", {}).get("items")),
        "steps": seen(lambda: district.move(supplements.SUPPLY_REQUEST, caller, request, content="见附件")),
    }


def to_be_supplied(district: District, **options: Any) -> dict[str, Any]:
    request = district.submit(**options)
    filing.attached(district.service, REQUEST_FILES, district.contact, {"request_id": request["id"], "kind": "matter"})
    body = {"department_id": str(district.labour)}
    if request["item_id"] is None:
        body["item_id"] = district.add_item("RC-03", "待归类")
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request, **body)
    return district.move(supplements.REQUEST_SUPPLEMENT, district.dispatcher, request, content="请补充")


def test_without_a_mandate_of_the_enterprise_an_agent_learns_of_nothing(district: District) -> None:
    district.mandate(contact=district.neighbour_contact)
    request = to_be_supplied(district)
    assert reads(district, district.agent, request) == dict.fromkeys(WAYS, False)


def test_with_a_mandate_the_agent_sees_what_the_enterprise_sees(district: District) -> None:
    district.mandate()
    request = to_be_supplied(district)
    assert reads(district, district.agent, request) == dict.fromkeys(WAYS, True)


def test_a_mandate_for_some_items_reaches_no_further(district: District) -> None:
    other = district.add_item("RC-02", "其他事项")
    district.mandate(item_ids=[district.item, district.add_item("RC-04", "另一事项")])
    for options in ({"item_id": other, "form": {}}, {"item_id": None, "form": {}}):
        request = to_be_supplied(district, **options)
        assert reads(district, district.agent, request) == dict.fromkeys(WAYS, False)
    request = to_be_supplied(district)
    assert reads(district, district.agent, request) == dict.fromkeys(WAYS, True)


def test_once_it_is_revoked_there_is_no_such_request(district: District) -> None:
    mandate = district.mandate()
    request = to_be_supplied(district)
    district.call(mandates.REVOKE_MANDATE, district.contact, mandate["id"], body={"reason": "人员变动"})
    assert reads(district, district.agent, request) == dict.fromkeys(WAYS, False)
    # The mandate itself stays readable.
    assert district.call(mandates.GET_MANDATE, district.agent, mandate["id"])["reason"] == "人员变动"


def test_what_is_for_offices_alone_an_agent_does_not_read(district: District) -> None:
    district.mandate()
    request = district.dispatched()
    comment(district, district.dispatcher, request, content="内部意见", visibility="internal")
    comment(district, district.dispatcher, request, content="请留意")
    listed = district.call(comments.LIST_REQUEST_COMMENTS, district.agent, request["id"], query={})["items"]
    assert [each["content"] for each in listed] == ["请留意"]
    with pytest.raises(Failure) as caught:
        comment(district, district.agent, request, content="内部", visibility="internal")
    assert caught.value.errors[0]["field"] == "visibility"
    body = {"reason": "不属本部门"}
    district.move(lifecycle.RETURN_REQUEST, district.handler, request, **body)
    entries = district.call(reading.LIST_REQUEST_HISTORY, district.agent, request["id"], query={})["items"]
    assert [entry.get("reason") for entry in entries if entry["action"] == "return"] == [None]


def test_events_history_and_audit_of_all_that_an_agent_does_name_both(district: District) -> None:
    mandate = district.mandate()
    before = len(district.service.emitted())
    request = district.submit(district.agent)
    written = comment(district, district.agent, request, content="请尽快")
    district.call(
        comments.CHANGE_REQUEST_COMMENT,
        district.agent,
        request["id"],
        written["id"],
        body={"content": "请今日办"},
        if_match=written["version"],
    )
    ids = {"request_id": request["id"], "kind": "matter"}
    file = filing.attached(district.service, REQUEST_FILES, district.agent, ids)
    on_comment = {"request_id": request["id"], "request_comment_id": written["id"]}
    filing.attached(district.service, comments.REQUEST_COMMENT_FILES, district.agent, on_comment)
    district.call(REQUEST_FILES.remove, district.agent, request["id"], file["id"])
    district.move(lifecycle.WITHDRAW_REQUEST, district.agent, request, reason="已解决")
    events = [event for event in district.service.emitted()[before:] if event["type"] != "request.duty-moved.v1"]
    assert len(events) == 7
    for event in events:
        named = (event["personid"], event["onbehalfof"], event["mandateid"])
        assert named == (district.agent.person_id, str(district.enterprise), mandate["id"]), event["type"]
        assert event["data"]["agents"] == [district.agent.person_id], event["type"]
    assert {event["data"]["agent_name"] for event in events if event["type"].startswith("request.")} == {"somebody"}
    entries = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert {entry["mandate_id"] for entry in entries} == {mandate["id"]}
    with district.service.database.transaction() as session:
        rows = session.execute(
            text("SELECT operation, content FROM audit WHERE person_id = :who"), {"who": district.agent.person_id}
        ).all()
    assert len(rows) >= 8
    for operation, content in rows:
        noted = (content.get("on_behalf_of"), content.get("mandate_id"))
        assert noted == (str(district.enterprise), mandate["id"]), operation


def test_events_tell_of_the_agents_whose_mandates_cover_the_matter(district: District) -> None:
    other = district.add_item("RC-02", "其他事项")
    district.mandate(item_ids=[district.item])
    district.submit()
    district.submit(item_id=other, form={})
    district.submit(district.neighbour_contact)
    request = district.submit(item_id=None, form={})
    told = [event["data"] for event in district.service.emitted("request.submitted.v1")]
    assert [data["agents"] for data in told] == [[district.agent.person_id], [], [], []]
    assert {data["agent_name"] for data in told} == {None}
    # Once it is classified, it is covered.
    district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request, item_id=district.item)
    assert district.service.emitted("request.dispatched.v1")[0]["data"]["agents"] == [district.agent.person_id]
    comment(district, district.dispatcher, request, content="内部意见", visibility="internal")
    assert district.service.emitted("request-comment.added.v1")[-1]["data"]["agents"] == []


def test_an_agent_who_is_a_handler_as_well_sees_in_both_roles(district: District) -> None:
    district.mandate()
    request = district.dispatched()
    both = Actor(
        "somebody",
        district.agent.person_id,
        "session",
        (*district.agent.posts, *district.handler.posts),
    )
    assert set(district.see(request, both)["actions"]) >= {"accept", "return", "withdrawal"}
    accepted = district.move(lifecycle.ACCEPT_REQUEST, both, request)
    entry = district.call(reading.LIST_REQUEST_HISTORY, both, accepted["id"], query={})["items"][-1]
    assert (entry["role"], entry["mandate_id"]) == (Role.DEPARTMENT_HANDLER, None)
    assert "mandateid" not in district.service.emitted("request.accepted.v1")[0]
