"""Comments on requests: who reads and writes which, mentions, editing and withdrawing, and what is told of it."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts import commenting
from contracts.operation import Operation
from contracts.requests import comments, lifecycle, reading, supplements
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services import filing
from tests.services.requests.comments.talk import comment, thread
from tests.services.requests.district import District


def refused(district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    return caught.value


def told(district: District, kind: str) -> list[dict[str, Any]]:
    return [event["data"] for event in district.service.emitted(f"request-comment.{kind}.v1")]


def steps_seen(district: District, caller: Actor, request: dict[str, Any]) -> list[str]:
    entries = district.call(reading.LIST_REQUEST_HISTORY, caller, request["id"], query={"limit": 100})["items"]
    return [entry["action"] for entry in entries]


def test_both_sides_talk_in_public_and_offices_among_themselves(district: District) -> None:
    request = district.handling()
    said = [
        comment(district, district.contact, request, content="何时办结?"),
        comment(district, district.handler, request, content="需核对编制", visibility="internal"),
        comment(district, district.supervisor, request, content="请抓紧", visibility="internal"),
        comment(district, district.chief, request, content="本周内答复"),
    ]
    assert [one["role"] for one in said] == ["enterprise_contact", "department_handler", "supervisor", "chain_chief"]
    assert said[0]["organization_name"] == "康源药业"
    for who in (district.handler, district.dispatcher, district.supervisor, district.chief, district.operator):
        assert [one["content"] for one in thread(district, who, request)] == [
            "本周内答复",
            "请抓紧",
            "需核对编制",
            "何时办结?",
        ]
        assert district.see(request, who)["comments"] == 4
    assert [one["content"] for one in thread(district, district.contact, request)] == ["本周内答复", "何时办结?"]
    assert [one["id"] for one in thread(district, district.handler, request, visibility="internal")] == [
        said[2]["id"],
        said[1]["id"],
    ]
    assert thread(district, district.contact, request, visibility="internal") == []
    # A comment changes nothing that a step depends on.
    assert district.see(request, district.contact)["version"] == request["version"]
    assert district.see(request, district.contact)["comments"] == 2
    assert steps_seen(district, district.handler, request).count("comment") == 4
    assert steps_seen(district, district.contact, request).count("comment") == 2


def test_the_enterprise_cannot_tell_when_an_internal_comment_was_written(district: District) -> None:
    request = district.answered()

    def told_of_times() -> list[Any]:
        (kind,) = district.call(SEARCH_SERVICE, district.contact, query={"q": request["number"]})["kinds"]
        waits = district.call(GET_SERVICE_WORKLIST, district.contact, query={})["kinds"]
        return [kind["items"][0]["updated_at"], *(item["since"] for each in waits for item in each["items"])]

    before = told_of_times()
    assert len(before) == 2
    district.at("2026-11-23 15:00")
    made = comment(district, district.handler, request, visibility="internal")
    assert told_of_times() == before
    last = district.call(reading.LIST_REQUEST_HISTORY, district.handler, request["id"], query={"limit": 100})["items"][
        -1
    ]
    assert (last["action"], last["at"]) == ("comment", made["created_at"])


def test_an_internal_comment_does_not_exist_for_the_enterprise(district: District) -> None:
    request = district.handling()
    made = comment(district, district.handler, request, visibility="internal")
    for operation, content in (
        (comments.GET_REQUEST_COMMENT, {}),
        (comments.LIST_REQUEST_COMMENT_VERSIONS, {"query": {}}),
        (comments.CHANGE_REQUEST_COMMENT, {"body": {"content": "改"}, "if_match": made["version"]}),
        (comments.WITHDRAW_REQUEST_COMMENT, {}),
    ):
        failure = refused(district, operation, district.contact, request["id"], made["id"], **content)
        assert failure.problem.code == "not-found", operation.name
    body = {"content": "内部?", "visibility": "internal"}
    failure = refused(district, comments.CREATE_REQUEST_COMMENT, district.contact, request["id"], body=body)
    assert (failure.problem.code, failure.errors[0]["field"]) == ("invalid", "visibility")
    assert len(thread(district, district.handler, request)) == 1


def test_who_does_not_see_the_request_sees_and_writes_no_comments(district: District) -> None:
    request, elsewhere = district.handling(), district.handling()
    made = comment(district, district.handler, request)
    for who in (district.neighbour_contact, district.other_handler, district.other_dispatcher, district.other_chief):
        failure = refused(district, comments.LIST_REQUEST_COMMENTS, who, request["id"], query={})
        assert failure.problem.code == "not-found"
        body = {"content": "越权", "visibility": "public"}
        assert refused(district, comments.CREATE_REQUEST_COMMENT, who, request["id"], body=body).problem.code == (
            "not-found"
        )
    # Nor under another request.
    failure = refused(district, comments.GET_REQUEST_COMMENT, district.handler, elsewhere["id"], made["id"])
    assert failure.problem.code == "not-found"


def test_only_a_post_that_the_actor_has_on_this_request_writes(district: District) -> None:
    request = district.handling()
    seeing = actor((Role.OPERATOR, new_id()), (Role.DISPATCHER, new_id(), district.other_chain))
    body = {"content": "旁观", "visibility": "public"}
    failure = refused(district, comments.CREATE_REQUEST_COMMENT, seeing, request["id"], body=body)
    assert failure.problem.code == "forbidden"


def test_posts_and_persons_that_see_the_request_can_be_mentioned(district: District) -> None:
    request = district.handling()
    district.tell_posts(district.contact)
    district.tell_person(district.chief, active=True)
    by_post = {"role": "dispatcher", "organization_id": district.dispatcher.posts[0].organization_id}
    by_person = {"person_id": district.chief.person_id}
    made = comment(district, district.handler, request, visibility="internal", mentions=[by_post, by_person, by_post])
    named = [(one["role"], one["person_name"]) for one in made["mentions"]]
    assert named == [("dispatcher", None), (None, "林知夏"), ("dispatcher", None)]
    enterprise = {"role": "enterprise_contact", "organization_id": str(district.enterprise)}
    public = comment(district, district.handler, request, mentions=[enterprise])
    assert public["mentions"][0]["organization_name"] == "康源药业"
    post_of = {person: post for (person, _, _), (post, _) in district.posts.items()}
    internal_data, public_data = told(district, "added")
    assert set(internal_data["mentioned_posts"]) == {
        str(post_of[str(who.person_id)]) for who in (district.dispatcher, district.chief)
    }
    assert public_data["mentioned_posts"] == [str(post_of[str(district.contact.person_id)])]
    # Whoever mentions the own post is not told of it.
    own = {"role": "department_handler", "organization_id": str(district.labour)}
    comment(district, district.handler, request, mentions=[own])
    assert told(district, "added")[-1]["mentioned_posts"] == []


def test_who_does_not_see_it_cannot_be_mentioned(district: District) -> None:
    request = district.handling()
    for holder in (district.contact, district.registrar):
        district.tell_posts(holder)
    former = actor((Role.DEPARTMENT_HANDLER, district.labour))
    district.tell_posts(former, last="2026-11-01")
    wrong = [
        {"role": "department_handler", "organization_id": str(district.water)},
        {"role": "dispatcher", "organization_id": district.other_dispatcher.posts[0].organization_id},
        {"role": "registrar", "organization_id": district.registrar.posts[0].organization_id},
        {"person_id": str(new_id())},
        {"person_id": former.person_id},
        {"role": "enterprise_contact", "organization_id": str(district.enterprise)},
        {"person_id": district.contact.person_id},
    ]
    right = {"person_id": district.chief.person_id}
    body = {"content": "请阅", "visibility": "internal", "mentions": [right, *wrong]}
    failure = refused(district, comments.CREATE_REQUEST_COMMENT, district.handler, request["id"], body=body)
    assert failure.problem.code == "invalid"
    assert [error["field"] for error in failure.errors] == [f"mentions.{number}" for number in range(1, 8)]
    assert thread(district, district.handler, request) == []


@pytest.mark.parametrize(
    "mention",
    [
        {},
        {"role": "dispatcher"},
        {"organization_id": str(UUID(int=1))},
        {"person_id": str(UUID(int=1)), "role": "dispatcher", "organization_id": str(UUID(int=2))},
        {"person_id": str(UUID(int=1)), "role": "dispatcher"},
    ],
)
def test_a_mention_is_of_a_post_or_of_a_person(district: District, mention: dict[str, str]) -> None:
    request = district.handling()
    body = {"content": "请阅", "visibility": "public", "mentions": [mention]}
    failure = refused(district, comments.CREATE_REQUEST_COMMENT, district.handler, request["id"], body=body)
    assert (failure.problem.code, failure.errors[0]["field"]) == ("invalid", "mentions.0")


def test_the_author_edits_and_withdraws_for_a_quarter_of_an_hour(district: District) -> None:
    request = district.handling()
    mention = {"role": "dispatcher", "organization_id": district.dispatcher.posts[0].organization_id}
    made = comment(district, district.handler, request, content="第一稿", mentions=[mention])
    assert made["changeable_until"] is not None
    assert thread(district, district.contact, request)[0]["changeable_until"] is None
    path = (request["id"], made["id"])
    district.at("2026-11-23 10:10")
    edited = district.call(
        comments.CHANGE_REQUEST_COMMENT, district.handler, *path, body={"content": "第二稿"}, if_match=made["version"]
    )
    assert edited["content"] == "第二稿"
    assert edited["edited_at"].startswith("2026-11-23T10:10")
    failure = refused(
        district,
        comments.CHANGE_REQUEST_COMMENT,
        district.handler,
        *path,
        body={"content": "?"},
        if_match=made["version"],
    )
    assert failure.problem.code == "changed-meanwhile"
    read = district.call(comments.LIST_REQUEST_COMMENT_VERSIONS, district.contact, *path, query={"limit": 1})
    assert [one["content"] for one in read["items"]] == ["第一稿"]
    rest = district.call(comments.LIST_REQUEST_COMMENT_VERSIONS, district.contact, *path, query={"after": read["next"]})
    assert [(one["number"], one["content"]) for one in rest["items"]] == [(2, "第二稿")]
    failure = refused(district, comments.WITHDRAW_REQUEST_COMMENT, district.supervisor, *path)
    assert (failure.problem.code, failure.params["author"]) == ("comment-not-yours", "somebody")
    district.at("2026-11-23 10:14")
    district.call(comments.WITHDRAW_REQUEST_COMMENT, district.handler, *path)
    (left,) = thread(district, district.contact, request)
    assert (left["content"], left["mentions"]) == (None, [])
    assert left["withdrawn_at"].startswith("2026-11-23T10:14")
    assert len(thread(district, district.handler, request)[0]["mentions"]) == 1
    assert district.see(request, district.contact)["comments"] == 0
    assert steps_seen(district, district.contact, request)[-3:] == ["comment", "comment_edit", "comment_withdrawal"]
    for who, seen in ((district.contact, False), (district.dispatcher, False), (district.handler, True)):
        words = district.call(comments.LIST_REQUEST_COMMENT_VERSIONS, who, *path, query={})["items"]
        assert [one["content"] for one in words] == (["第一稿", "第二稿"] if seen else [None, None])
    words = district.call(comments.LIST_REQUEST_COMMENT_VERSIONS, district.supervisor, *path, query={})["items"]
    assert [one["content"] for one in words] == ["第一稿", "第二稿"]
    assert [data["content"] for kind in ("added", "edited", "withdrawn") for data in told(district, kind)] == [
        "第一稿",
        "第二稿",
        None,
    ]
    for operation, content in (
        (comments.WITHDRAW_REQUEST_COMMENT, {}),
        (comments.CHANGE_REQUEST_COMMENT, {"body": {"content": "第三稿"}, "if_match": left["version"]}),
    ):
        assert refused(district, operation, district.handler, *path, **content).problem.code == "comment-withdrawn"


def test_after_that_a_comment_stands(district: District) -> None:
    request = district.handling()
    made = comment(district, district.handler, request)
    district.at("2026-11-23 10:20")
    for operation, content in (
        (comments.CHANGE_REQUEST_COMMENT, {"body": {"content": "改"}, "if_match": made["version"]}),
        (comments.WITHDRAW_REQUEST_COMMENT, {}),
    ):
        failure = refused(district, operation, district.handler, request["id"], made["id"], **content)
        assert (failure.problem.code, failure.params["minutes"]) == ("comment-too-old", 15)
        assert str(failure.params["until"]).startswith("2026-11-23 10:15")
    assert thread(district, district.handler, request)[0]["changeable_until"] is None


def test_a_request_has_so_many_comments_and_no_more(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chassis.commenting.writing.MOST_COMMENTS", 2)
    request = district.handling()
    for _ in range(2):
        comment(district, district.handler, request)
    body = {"content": "第三条", "visibility": "public"}
    failure = refused(district, comments.CREATE_REQUEST_COMMENT, district.handler, request["id"], body=body)
    assert (failure.problem, failure.params) == (commenting.COMMENTS_FULL, {"limit": 2})


def test_comments_are_noted_after_what_happened_before_though_the_clock_is_set_back(district: District) -> None:
    request = district.handling()
    district.at("2026-11-23 12:00")
    comment(district, district.handler, request)
    district.at("2026-11-23 11:00")
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    entries = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={"limit": 100})
    assert [entry["at"] for entry in entries["items"]] == sorted(entry["at"] for entry in entries["items"])


def test_the_words_of_a_step_stand(district: District) -> None:
    request = district.handling()
    district.move(supplements.REPORT_PROGRESS, district.handler, request, content="已联系两家院校")
    (said,) = thread(district, district.handler, request)
    assert said["changeable_until"] is None
    failure = refused(district, comments.WITHDRAW_REQUEST_COMMENT, district.handler, request["id"], said["id"])
    assert failure.problem.code == "comment-of-a-step"


def names_of_files(district: District, caller: Actor, *path: str) -> list[str]:
    listed = district.call(comments.REQUEST_COMMENT_FILES.list, caller, *path)["items"]
    return [file["name"] for file in listed]


def test_the_author_hangs_files_on_a_new_comment_and_its_readers_see_them(district: District) -> None:
    files, request = comments.REQUEST_COMMENT_FILES, district.handling()
    public = comment(district, district.handler, request)
    internal = comment(district, district.handler, request, visibility="internal")
    for made in (public, internal):
        ids = {"request_id": request["id"], "request_comment_id": made["id"]}
        filing.attached(district.service, files, district.handler, ids, name=f"{made['visibility']}.pdf")
    for who in (district.contact, district.dispatcher):
        assert names_of_files(district, who, request["id"], public["id"]) == ["public.pdf"]
        assert [file["name"] for file in thread(district, who, request)[-1]["files"]] == ["public.pdf"]
    assert names_of_files(district, district.chief, request["id"], internal["id"]) == ["internal.pdf"]
    failure = refused(district, files.list, district.contact, request["id"], internal["id"])
    assert failure.problem.code == "not-found"
    ids = {"request_id": request["id"], "request_comment_id": public["id"]}
    for who in (district.contact, district.dispatcher):
        assert refused(district, files.begin, who, body=ids).problem.code == "file-cannot-be-added"
    # What is withdrawn takes its files along.
    district.call(comments.WITHDRAW_REQUEST_COMMENT, district.handler, request["id"], public["id"])
    assert names_of_files(district, district.contact, request["id"], public["id"]) == []
    assert thread(district, district.contact, request)[0]["files"] == []
    assert names_of_files(district, district.supervisor, request["id"], public["id"]) == ["public.pdf"]
    district.at("2026-11-23 10:20")
    ids = {"request_id": request["id"], "request_comment_id": internal["id"]}
    assert refused(district, files.begin, district.handler, body=ids).problem.code == "file-cannot-be-added"
