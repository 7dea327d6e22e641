"""Comments, internal remarks, please supply and progress, over HTTP, in both forms of the platform."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.filing import PNG
from tests.system.client import User, eventually
from tests.system.district import District

INNER = "仅供内部"


def told(user: User, *words: str) -> dict[str, Any]:
    """The entry of somebody's inbox that has all these words; waits for it."""

    def look() -> list[dict[str, Any]]:
        return [
            entry
            for entry in user.get("/v1/inbox", limit=100)["items"]
            if all(each in entry["title"]["zh"] + entry["body"]["zh"] for each in words)
        ]

    return eventually(look, what=f"an entry about {words}")[0]


@pytest.fixture
def handled(district: District) -> Callable[[str], str]:
    """Makes a request that the department handles; returns its path."""

    def handle(title: str) -> str:
        path = f"/v1/requests/{district.submit(title)['id']}"
        district.dispatcher.do(f"{path}/dispatch", {"note": f"{INNER}:派单说明"})
        district.handler.do(f"{path}/accept")
        return path

    return handle


def test_both_sides_comment_and_offices_among_themselves(district: District, handled: Callable[[str], str]) -> None:
    path = handled("公开与内部留言")
    comments = f"{path}/comments"
    asked = district.contact.do(comments, {"content": "何时可以增容?", "visibility": "public"})
    told(district.handler, "公开与内部留言", "何时可以增容?")
    supervisor = {"role": "supervisor", "organization_id": district.ids["BM3"]}
    inner = {"content": f"{INNER}:管网余量不足", "visibility": "internal", "mentions": [supervisor]}
    made = district.handler.ask("POST", comments, inner)
    assert made.status_code == 201
    assert made.headers["location"] == f"{comments}/{made.json()['id']}"
    # Told by post, and without the words.
    assert INNER not in json.dumps(told(district.supervisor, "提及", "公开与内部留言"), ensure_ascii=False)
    assert [one["content"] for one in district.supervisor.get(comments)["items"]] == [
        inner["content"],
        asked["content"],
    ]
    # A file hangs on it for those who read it.
    content = {"content": PNG, "headers": {"Content-Type": "application/octet-stream"}}
    inside = f"{comments}/{made.json()['id']}/files"
    file = district.handler.ask("POST", inside, params={"name": "管网图.png"}, **content)
    assert file.status_code == 201, file.text
    assert district.dispatcher.ask("GET", f"{inside}/{file.json()['id']}/content").content == PNG
    assert district.contact.ask("GET", f"{inside}/{file.json()['id']}/content").status_code == 404
    assert district.contact.ask("POST", inside, params={"name": "a.png"}, **content).status_code == 404
    assert district.dispatcher.ask("POST", inside, params={"name": "a.png"}, **content).status_code == 409
    assert [each["name"] for each in district.chief.get(comments)["items"][0]["files"]] == ["管网图.png"]
    # For the enterprise there is no such comment, and others see neither.
    assert [one["id"] for one in district.contact.get(comments)["items"]] == [asked["id"]]
    assert district.contact.get(path)["comments"] == 1
    assert district.contact.ask("GET", f"{comments}/{made.json()['id']}").status_code == 404
    assert district.rival.ask("GET", comments).status_code == 404
    assert district.other_handler.ask("POST", comments, inner).status_code == 404
    assert User(district.stack.url).ask("GET", comments).status_code == 401
    refused = district.contact.ask("POST", comments, {"content": "内部?", "visibility": "internal"})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "visibility")
    rival = {"role": "enterprise_contact", "organization_id": district.ids["QY2"]}
    refused = district.handler.ask("POST", comments, {**inner, "mentions": [supervisor, rival]})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "mentions.1")


def test_the_author_edits_and_withdraws_and_the_trace_stays(district: District, handled: Callable[[str], str]) -> None:
    path = handled("修改与撤回")
    made = district.handler.do(f"{path}/comments", {"content": "第一稿", "visibility": "public"})
    one = f"{path}/comments/{made['id']}"
    tag = {"If-Match": f'"{made["version"]}"'}
    assert district.contact.ask("PATCH", one, {"content": "改"}, headers=tag).status_code == 403
    assert district.handler.ask("PATCH", one, {"content": "第二稿"}, headers=tag).status_code == 200
    assert district.handler.ask("PATCH", one, {"content": "第三稿"}, headers=tag).status_code == 412
    assert [each["content"] for each in district.contact.get(f"{one}/versions")["items"]] == ["第一稿", "第二稿"]
    district.handler.do(f"{one}/withdrawal")
    assert district.contact.get(one)["content"] is None
    assert [each["content"] for each in district.contact.get(f"{one}/versions")["items"]] == [None, None]
    assert [each["content"] for each in district.supervisor.get(f"{one}/versions")["items"]] == ["第一稿", "第二稿"]


def test_the_clock_waits_for_what_the_enterprise_has_to_supply(
    district: District, handled: Callable[[str], str]
) -> None:
    path = handled("请补正")
    need = {"content": "请补充用汽参数", "days": 2}
    assert district.contact.ask("POST", f"{path}/supplement", need).status_code == 403
    asked = district.handler.do(f"{path}/supplement", need)
    assert asked["pending_supplement"]["days"] == 2
    assert district.contact.get(f"{path}/deadline")["status"] == "paused"
    told(district.contact, "请补正", "请补充用汽参数")
    waiting = district.contact.get("/v1/requests", waiting="supplement")["items"]
    assert asked["id"] in [request["id"] for request in waiting]
    again = district.dispatcher.ask("POST", f"{path}/supplement", need)
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "supplement-pending")
    supplied = district.contact.do(f"{path}/supply", {"content": "压力 0.8 MPa"})
    assert supplied["pending_supplement"] is None
    told(district.handler, "补正", "压力 0.8 MPa")
    deadline = district.contact.get(f"{path}/deadline")
    assert [row["kind"] for row in deadline["ledger"]] == ["started", "paused", "resumed"]
    assert any("请企业补正" in sentence for sentence in deadline["sentences"]["zh"])
    again = district.handler.ask("POST", f"{path}/supplement", need)
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "supplements-used-up")
    district.handler.do(f"{path}/progress", {"content": "已核对管网"})
    told(district.contact, "办理进展", "已核对管网")
    kinds = [one["kind"] for one in district.contact.get(f"{path}/comments")["items"]]
    assert kinds == ["progress", "supply", "supplement"]


def test_the_enterprise_finds_no_internal_words_wherever_it_reads(
    district: District, handled: Callable[[str], str]
) -> None:
    path = handled("处处不见内部意见")
    inner = {"reason": f"{INNER}:延期理由", "days": 1}
    district.handler.do(f"{path}/extension", inner)
    district.dispatcher.do(f"{path}/extension/decision", {"granted": True, "reason": f"{INNER}:同意"})
    made = district.handler.do(f"{path}/comments", {"content": f"{INNER}:研判", "visibility": "internal"})
    district.handler.do(f"{path}/extension", {"reason": "补充公开的理由", "days": 1, "visible_to_enterprise": True})
    told(district.contact, "处处不见内部意见", "延长")
    number = district.contact.get(path)["number"]
    reads = (
        *(path, f"{path}/history", f"{path}/deadline", f"{path}/comments", f"{path}/comments?visibility=internal"),
        *("/v1/requests", f"/v1/requests?q={number}", "/v1/inbox?limit=100", "/v1/worklist"),
        *(f"{path}/history?format=csv", f"{path}/comments?format=csv", "/v1/requests?format=csv"),
    )
    for read in reads:
        answer = district.contact.ask("GET", read)
        assert answer.status_code == 200, (read, answer.text)
        assert INNER not in answer.text, read
        assert made["id"] not in answer.text, read
    # What was marked for it, it does read.
    assert district.contact.get(path)["pending_extension"]["reason"] == "补充公开的理由"
    assert INNER in district.supervisor.ask("GET", f"{path}/history?format=csv").text
