"""What waits for somebody, many steps at once, and saved views, over HTTP, in both forms of the platform."""

import csv
import io
import uuid
from typing import Any

from tests.system.client import User, eventually
from tests.system.district import District


def _waiting(user: User, **query: Any) -> dict[str, dict[str, Any]]:
    found = user.get("/v1/worklist", **query)
    assert found["unavailable"] == []
    assert found["counts"]["total"] == sum(kind["counts"]["total"] for kind in found["kinds"])
    return {kind["kind"]: kind for kind in found["kinds"]}


def _opened(user: User, kind: dict[str, Any]) -> list[dict[str, Any]]:
    """Every page of the list behind a kind of work: other tests on the same platform leave much that waits."""
    page = user.ask("GET", f"{kind['opens']}&limit=100").json()
    items: list[dict[str, Any]] = page["items"]
    while page["next"]:
        page = user.ask("GET", f"{kind['opens']}&limit=100&after={page['next']}").json()
        items += page["items"]
    return items


def test_the_worklist_follows_a_request_from_hand_to_hand(district: District) -> None:
    before = _waiting(district.dispatcher, counts_only=True)["request.dispatch"]["counts"]["total"]
    request = district.submit("待办")
    path = f"/v1/requests/{request['id']}"
    kind = _waiting(district.dispatcher)["request.dispatch"]
    assert kind["counts"]["total"] == before + 1
    listed = _opened(district.dispatcher, kind)
    assert {item["id"] for item in kind["items"]} <= {item["id"] for item in listed}
    (item,) = (item for item in listed if item["id"] == request["id"])
    assert item["actions"] == ["dispatch"]
    assert (item["chain_name"], item["park_name"]) == ("生物医药", "蓝谷产业园")
    everything = district.dispatcher.get("/v1/worklist/items", limit=200, kinds="request.dispatch")
    assert everything["counts"]["total"] >= len(everything["items"])
    assert {item["id"] for item in kind["items"]} <= {item["id"] for item in everything["items"]}
    district.dispatcher.do(f"{path}/dispatch")
    assert request["id"] not in {item["id"] for item in _opened(district.dispatcher, kind)}
    accepting = _waiting(district.handler)["request.acceptance"]
    assert request["id"] in {item["id"] for item in _opened(district.handler, accepting)}
    # Nobody else is told of it, and for whoever has nothing to do nothing is counted.
    assert path not in {item["link"] for kind in _waiting(district.other_handler).values() for item in kind["items"]}
    assert sum(kind["counts"]["total"] for kind in _waiting(district.chief).values()) == 0
    assert {name.split(".")[0] for name in _waiting(district.operator)} == {
        *("claim", "matter", "proposal", "resolution", "venue")
    }
    assert User(district.stack.url).ask("GET", "/v1/worklist").status_code == 401


def test_an_activity_has_its_venue_and_who_comes_later_looks_for_another(district: District) -> None:
    operator, handler = district.operator, district.handler
    body = {
        "code": f"ZD{uuid.uuid4().hex[:8]}",
        "name": "园区会议中心",
        "kind": "activity_room",
        "owner_id": district.ids["YQ1"],
        "address": "园区一号楼",
        "area": 300,
        "shared": True,
    }
    venue = operator.do("/v1/venues", body)
    times = {"starts_at": "2098-03-03T14:00:00+08:00", "ends_at": "2098-03-03T17:00:00+08:00"}
    plan = {"kind": "exchange", "place": "三楼", "venue_id": venue["id"], **times}

    def stands(activity: dict[str, Any], status: str) -> Any:
        found = handler.get(f"/v1/activities/{activity['id']}")
        return found if found["venue_status"] == status else None

    def waits() -> set[str]:
        kind = _waiting(handler).get("activity.venue")
        return {each["id"] for each in _opened(handler, kind)} if kind else set()

    first = handler.do("/v1/activities", {**plan, "title": "产业微论坛"})
    booked = eventually(lambda: stands(first, "booked"))
    assert handler.get(f"/v1/venue-bookings/{booked['booking_id']}")["activity_id"] == first["id"]
    agenda = handler.get("/v1/agenda", **{"from": "2098-03-03", "to": "2098-03-03"})["items"]
    assert {each["id"] for each in agenda} >= {first["id"], booked["booking_id"]}
    second = handler.do("/v1/activities", {**plan, "title": "技术成果交流会"})
    eventually(lambda: stands(second, "taken"))
    assert second["id"] in waits()

    def told() -> list[str]:
        texts = [each["body"]["zh"] for each in handler.get("/v1/inbox", limit=100)["items"]]
        return [text for text in texts if second["number"] in text]

    assert "该时段已被占用" in eventually(told)[0]
    # The first is cancelled: its venue is free for the second, which asks again.
    handler.do(f"/v1/activities/{first['id']}/cancellation", {"reason": "改期"})
    eventually(lambda: handler.get(f"/v1/venue-bookings/{booked['booking_id']}")["status"] == "cancelled")
    path = f"/v1/activities/{second['id']}"
    headers = {"If-Match": f'"{handler.get(path)["version"]}"'}
    handler.do(path, {"venue_id": venue["id"]}, method="PATCH", headers=headers)
    eventually(lambda: stands(second, "booked"))
    assert second["id"] not in waits()


def test_many_requests_are_dispatched_at_once_and_each_is_told_of_for_itself(district: District) -> None:
    made = [district.submit("批量") for _ in range(3)]
    items = [{"request_id": request["id"], "version": request["version"], "body": {}} for request in made]
    items[1]["version"] = 99
    headers = {"Idempotency-Key": str(uuid.uuid4()), "Accept-Language": "zh"}

    def dispatch(user: User) -> Any:
        return user.ask("POST", "/v1/requests/dispatch", {"items": items}, headers=headers)

    found = dispatch(district.dispatcher).json()
    assert [each["status"] for each in found["results"]] == [200, 412, 200]
    assert (found["succeeded"], found["refused"]) == (2, 1)
    assert found["results"][1]["problem"]["type"] == "/problems/changed-meanwhile"
    assert "版本" in found["results"][1]["problem"]["detail"]
    assert found["results"][0]["result"]["department_id"] == district.ids["BM1"]
    assert [each["status"] for each in dispatch(district.dispatcher).json()["results"]] == [200, 412, 200]
    assert dispatch(district.contact).status_code == 403
    assert dispatch(district.rival).status_code == 403
    # Whoever sees none of them is refused each.
    refused = district.dispatcher.ask("POST", "/v1/requests/dispatch", {"items": [{"request_id": str(uuid.uuid4())}]})
    assert refused.json()["results"][0]["problem"]["code"] == "not-found"
    assert district.dispatcher.ask("POST", "/v1/requests/dispatch", {"items": []}).status_code == 422


def test_entries_are_marked_read_and_accounts_opened_in_bulk(district: District) -> None:
    request = district.submit("标记")
    district.dispatcher.do(f"/v1/requests/{request['id']}/dispatch")

    def told() -> list[dict[str, Any]]:
        entries = district.handler.get("/v1/inbox", unread=True, limit=100)["items"]
        return [entry for entry in entries if request["number"] in entry["title"]["zh"] + entry["body"]["zh"]]

    (entry,) = eventually(told)
    items = {"items": [{"entry_id": entry["id"]}, {"entry_id": str(uuid.uuid4())}]}
    assert [each["status"] for each in district.handler.do("/v1/inbox/entries/read", items)["results"]] == [200, 404]
    assert told() == []
    persons = [district.operator.do("/v1/persons", {"name": f"新人{n}"})["id"] for n in range(2)]
    unique = uuid.uuid4().hex[:8]
    items = {"items": [{"person_id": person, "body": {"login": f"n{unique}{n}"}} for n, person in enumerate(persons)]}
    opened = district.operator.do("/v1/persons/accounts", items)["results"]
    assert len({each["result"]["one_time_password"] for each in opened}) == 2
    again = district.operator.do("/v1/persons/accounts", items)["results"]
    assert [each["problem"]["code"] for each in again] == ["account-exists"] * 2
    assert district.dispatcher.ask("POST", "/v1/persons/accounts", items).status_code == 403
    assert district.dispatcher.ask("POST", "/v1/persons/accounts?format=csv", items).status_code == 403


def test_one_file_tells_the_first_passwords_of_all(district: District) -> None:
    persons = [district.operator.do("/v1/persons", {"name": name})["id"] for name in ("新人甲", "=新人乙")]
    unique = uuid.uuid4().hex[:8]
    items = [{"person_id": person, "body": {"login": f"f{unique}{n}"}} for n, person in enumerate(persons)]
    items.append({"person_id": str(uuid.uuid4()), "body": {"login": f"f{unique}2"}})
    headers = {"Accept": "text/csv", "Idempotency-Key": unique}
    told = district.operator.ask("POST", "/v1/persons/accounts", {"items": items}, headers=headers)
    assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")
    assert "content-encoding" not in told.headers
    assert "attachment" in told.headers["content-disposition"]
    heads, *rows = csv.reader(io.StringIO(told.content.decode("utf-8-sig"), newline=""))
    assert heads == ["序号", "标识", "结果", "人员", "登录名", "一次性密码"]
    assert [row[:2] for row in rows] == [[str(n + 1), item["person_id"]] for n, item in enumerate(items)]
    assert [row[3:5] for row in rows] == [["新人甲", f"f{unique}0"], ["'=新人乙", f"f{unique}1"], ["", ""]]
    assert [row[2] for row in rows[:2]] == ["已完成"] * 2
    assert items[2]["person_id"] in rows[2][2]
    for row in rows[:2]:
        signed_in = User(district.stack.url).ask("POST", "/v1/sessions", {"login": row[4], "password": row[5]})
        assert signed_in.json()["must_change_password"] is True
    wrong = district.operator.ask("POST", "/v1/persons/accounts?format=pdf", {"items": items})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "format")


def test_a_view_is_saved_shared_and_opened(district: District) -> None:
    view = {
        "name": "待我派单",
        "operation": "list_requests",
        "filters": {"waiting": "dispatch"},
        "columns": ["number", "title"],
        "default": True,
    }
    saved = district.dispatcher.do("/v1/views", {**view, "shared_with": "dispatcher"})
    path = f"/v1/views/{saved['id']}"
    assert district.dispatcher.get("/v1/requests", **saved["filters"])["items"] is not None
    assert district.chief.ask("GET", path).status_code == 404
    assert district.operator.get(path)["owner"]["id"] == district.ids["dispatcher"]
    wrong = district.dispatcher.ask("POST", "/v1/views", {**view, "filters": {"status": "lost"}})
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["field"].startswith("filters.status")
    assert User(district.stack.url).ask("GET", "/v1/views").status_code == 401
    district.dispatcher.do(path, method="DELETE")
    assert district.dispatcher.ask("GET", path).status_code == 404
