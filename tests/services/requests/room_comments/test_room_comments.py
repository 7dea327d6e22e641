"""Comments on the things of rooms: for whoever sees the thing, told to those mentioned; internal: to no enterprise."""

import asyncio
import time
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.commenting import Commented
from contracts.operation import Operation
from contracts.requests import agreements, leads, meetings, meetings_items, meetings_matters, projects, room_histories
from contracts.requests.room_comments import (
    ACTIVITY_COMMENTS,
    AGREEMENT_COMMENTS,
    LEAD_COMMENTS,
    MATTER_COMMENTS,
    MEETING_COMMENTS,
    NEGOTIATION_COMMENTS,
    PROJECT_COMMENTS,
    PROSPECT_COMMENTS,
    RESOLUTION_COMMENTS,
    ROOM_COMMENTS,
    VISIT_COMMENTS,
)
from contracts.search import SEARCH_SERVICE
from gateway.changes import Changes
from gateway.live_client import Client
from gateway.tokens import Ticket
from tests.services import filing
from tests.services.requests.district import District
from tests.services.requests.room_comments.talk import THINGS, said, writer

SAID = {"content": "请补充用地参数。", "visibility": "internal"}
EACH = pytest.mark.parametrize("declared", ROOM_COMMENTS, ids=lambda declared: declared.on.name)


def listed(district: District, declared: Commented, thing: dict[str, Any], caller: Actor) -> list[str | None]:
    found = district.call(declared.list, caller, thing["id"], query={})["items"]
    return [each["content"] for each in found]


# No enterprise is a party to these.
AMONG_OFFICES = (PROJECT_COMMENTS, AGREEMENT_COMMENTS, PROSPECT_COMMENTS, LEAD_COMMENTS, NEGOTIATION_COMMENTS)
# The water office is a member of the meeting, every office sees the libraries, and everybody sees an activity.
UNSEEING = {
    MEETING_COMMENTS: ("stranger_contact", "other_chief"),
    MATTER_COMMENTS: ("stranger_contact", "other_handler"),
    VISIT_COMMENTS: ("stranger_contact", "other_handler"),
    PROSPECT_COMMENTS: (),
    RESOLUTION_COMMENTS: ("stranger_contact",),
    ACTIVITY_COMMENTS: (),
}


@EACH
def test_who_sees_a_thing_talks_of_it_and_others_do_not_know_of_it(district: District, declared: Commented) -> None:
    thing = THINGS[declared](district)
    author = writer(district, declared)
    first = said(district, declared, thing)
    said(district, declared, thing, district.chief, content="已协调用地。", visibility="public")
    assert (first["author_name"], first["organization_id"]) == (author.name, author.posts[0].organization_id)
    for caller in (author, district.supervisor, district.chief, district.operator):
        assert listed(district, declared, thing, caller) == ["已协调用地。", "请补充用地参数。"]
    for caller in UNSEEING.get(declared, ("other_handler", "other_chief")):
        for operation, content in ((declared.list, {"query": {}}), (declared.add, {"body": SAID})):
            with pytest.raises(Failure) as caught:
                district.call(operation, getattr(district, caller), thing["id"], **content)
            assert caught.value.problem.code == "not-found"
    told = district.service.emitted(f"{declared.on.name}-comment.added.v1")
    assert told[0]["subject"] == first["id"]
    assert (told[0]["data"]["thing_id"], told[0]["data"]["number"]) == (thing["id"], thing["number"])
    assert told[0]["data"]["organization_id"] == str(author.posts[0].organization_id)
    if declared is not MATTER_COMMENTS:
        assert told[0]["data"]["keeper_ids"][0] == str(author.posts[0].organization_id)


@EACH
def test_who_is_mentioned_sees_the_thing(district: District, declared: Commented) -> None:
    thing = THINGS[declared](district)
    chief = next(post for post in district.chief.posts)
    mentions = [{"role": "chain_chief", "organization_id": str(chief.organization_id)}]
    made = said(district, declared, thing, mentions=mentions)
    assert made["mentions"][0]["role"] == "chain_chief"
    told = district.service.emitted(f"{declared.on.name}-comment.added.v1")[0]["data"]
    assert len(told["mentioned_posts"]) == 1
    for other in (
        {"role": "department_handler", "organization_id": str(UUID(int=2))},
        {"person_id": str(UUID(int=1))},
    ):
        with pytest.raises(Failure) as caught:
            said(district, declared, thing, mentions=[other])
        assert caught.value.errors[0]["field"] == "mentions.0"


@EACH
def test_the_author_edits_and_withdraws_for_a_quarter_of_an_hour(district: District, declared: Commented) -> None:
    thing = THINGS[declared](district)
    made = said(district, declared, thing)
    edited = district.call(
        declared.edit, writer(district, declared), thing["id"], made["id"], body={"content": "请补充工期。"},
        if_match=made["version"],
    )  # fmt: skip
    words = district.call(declared.versions, district.chief, thing["id"], made["id"], query={})["items"]
    assert [each["content"] for each in words] == ["请补充用地参数。", "请补充工期。"]
    with pytest.raises(Failure) as caught:
        district.call(declared.withdraw, district.chief, thing["id"], made["id"], if_match=edited["version"])
    assert caught.value.problem.code == "comment-not-yours"
    district.call(declared.withdraw, writer(district, declared), thing["id"], made["id"], if_match=edited["version"])
    assert listed(district, declared, thing, district.chief) == [None]
    assert district.call(declared.get, writer(district, declared), thing["id"], made["id"])["withdrawn_at"] is not None
    assert len(district.service.emitted(f"{declared.on.name}-comment.withdrawn.v1")) == 1


@pytest.mark.parametrize(
    "declared", [each for each in ROOM_COMMENTS if each not in AMONG_OFFICES], ids=lambda declared: declared.on.name
)
def test_an_internal_comment_does_not_exist_for_the_enterprise(district: District, declared: Commented) -> None:
    thing = THINGS[declared](district)
    internal = said(district, declared, thing)
    said(district, declared, thing, content="已协调用地。", visibility="public")
    said(district, declared, thing, district.contact, content="谢谢。", visibility="public")
    assert listed(district, declared, thing, district.contact) == ["谢谢。", "已协调用地。"]
    with pytest.raises(Failure) as caught:
        district.call(declared.get, district.contact, thing["id"], internal["id"])
    assert caught.value.problem.code == "not-found"
    with pytest.raises(Failure) as caught:
        said(district, declared, thing, district.contact)
    assert caught.value.errors[0]["field"] == "visibility"
    contact = {"role": "enterprise_contact", "organization_id": str(district.enterprise)}
    with pytest.raises(Failure) as caught:
        said(district, declared, thing, mentions=[contact])
    assert caught.value.errors[0]["field"] == "mentions.0"
    ids = {f"{declared.on.name}_id": thing["id"], f"{declared.comment.name}_id": internal["id"]}
    filing.attached(district.service, declared.files, writer(district, declared), ids)
    told = district.service.emitted(f"{declared.on.name}-comment.added.v1")
    told += district.service.emitted(f"{declared.on.name}-comment-file.attached.v1")
    assert [told_live(district.contact, each) for each in told] == [False, True, True, False]
    assert [told_live(writer(district, declared), each) for each in told] == [True] * 4
    assert [str(district.enterprise) in str(each["data"]) for each in (told[0], told[3])] == [False, False]


@pytest.mark.parametrize(
    ("declared", "history"),
    [
        (PROJECT_COMMENTS, projects.LIST_PROJECT_HISTORY),
        (AGREEMENT_COMMENTS, agreements.LIST_AGREEMENT_HISTORY),
        (LEAD_COMMENTS, leads.LIST_LEAD_LOG),
        (MEETING_COMMENTS, meetings.LIST_MEETING_HISTORY),
        (MATTER_COMMENTS, meetings_matters.LIST_MATTER_HISTORY),
        (RESOLUTION_COMMENTS, meetings_items.LIST_RESOLUTION_HISTORY),
        (PROSPECT_COMMENTS, room_histories.LIST_PROSPECT_HISTORY),
        (NEGOTIATION_COMMENTS, room_histories.LIST_NEGOTIATION_HISTORY),
        (VISIT_COMMENTS, room_histories.LIST_VISIT_HISTORY),
        (ACTIVITY_COMMENTS, room_histories.LIST_ACTIVITY_HISTORY),
    ],
    ids=lambda given: given.on.name if isinstance(given, Commented) else "",
)
def test_the_history_notes_who_said_something_and_enterprises_read_of_no_internal_step(
    district: District, declared: Commented, history: Operation
) -> None:
    thing, author = THINGS[declared](district), writer(district, declared)
    made = said(district, declared, thing)
    edited = district.call(
        declared.edit, author, thing["id"], made["id"], body={"content": "请补充工期。"}, if_match=made["version"]
    )
    district.call(declared.withdraw, author, thing["id"], made["id"], if_match=edited["version"])
    said(district, declared, thing, district.chief, content="已协调用地。", visibility="public")

    def steps(caller: Actor) -> list[tuple[str, str]]:
        entries = district.call(history, caller, thing["id"], query={})["items"]
        return [(each["action"], each["person_name"]) for each in entries if "comment" in each["action"]]

    public = [("comment", district.chief.name)]
    own = [(step, author.name) for step in ("comment", "comment_edit", "comment_withdrawal")]
    assert steps(author) == own + public
    if declared not in AMONG_OFFICES:
        assert steps(district.contact) == public


@EACH
def test_a_thing_is_found_by_what_is_said_of_it_by_those_who_read_that(district: District, declared: Commented) -> None:
    thing, author = THINGS[declared](district), writer(district, declared)
    made = said(district, declared, thing, content="研判迁址补偿。")
    said(district, declared, thing, district.chief, content="已协调蒸汽管线。", visibility="public")

    def found(caller: Actor, text: str) -> list[tuple[str, str]]:
        query = {"q": text, "kinds": [declared.on.name]}
        kinds = district.call(SEARCH_SERVICE, caller, query=query)["kinds"]
        return [(each["id"], each["excerpt"]["content"]) for kind in kinds for each in kind["items"]]

    for caller in (author, district.chief, district.operator):
        assert found(caller, "迁址补偿") == [(thing["id"], "研判迁址补偿。")]
        assert found(caller, "蒸汽管线") == [(thing["id"], "已协调蒸汽管线。")]
    if declared not in AMONG_OFFICES:
        both = replace(district.contact, posts=(*district.contact.posts, *district.handler_of(UUID(int=77)).posts))
        for caller in (district.contact, both) if declared is not ACTIVITY_COMMENTS else (district.contact,):
            assert found(caller, "蒸汽管线") == [(thing["id"], "已协调蒸汽管线。")]
            assert found(caller, "迁址补偿") == []
    for caller in (getattr(district, name) for name in UNSEEING.get(declared, ("other_handler", "other_chief"))):
        assert found(caller, "蒸汽管线") == []
    edited = {"body": {"content": "研判安置方案。"}, "if_match": made["version"]}
    made = district.call(declared.edit, author, thing["id"], made["id"], **edited)
    assert (found(author, "迁址补偿"), len(found(author, "安置方案"))) == ([], 1)
    district.call(declared.withdraw, author, thing["id"], made["id"], if_match=made["version"])
    assert found(author, "安置方案") == []


def told_live(caller: Actor, event: dict[str, Any]) -> bool:
    """Whether somebody who listens for changes is told of this one."""

    async def listening() -> bool:
        watching, client = Changes(), Client(Ticket(caller, time.time(), time.time() + 300), None)
        watching.add(client)
        watching.hear(event)
        watching._tell()
        return not client._frames.empty()

    return asyncio.run(listening())
