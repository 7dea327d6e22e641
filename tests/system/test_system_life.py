"""One request's whole life, over HTTP, in both forms of the platform."""

import threading
from typing import Any

import httpx

from tests.system.client import User, eventually
from tests.system.district import District


def _entry(user: User, text: str) -> dict[str, Any]:
    """The one entry of somebody's inbox whose Chinese title or body has this text; waits for it."""

    def look() -> list[dict[str, Any]]:
        entries = user.get("/v1/inbox", limit=100)["items"]
        return [entry for entry in entries if text in entry["title"]["zh"] + entry["body"]["zh"]]

    return eventually(look, what=f"an entry about {text}")[0]


def test_a_request_lives_from_submission_to_evaluation(district: District) -> None:
    submitted = district.submit("一生一单")
    path = f"/v1/requests/{submitted['id']}"
    assert submitted["status"] == "submitted"
    _entry(district.dispatcher, submitted["number"])
    dispatched = district.dispatcher.do(f"{path}/dispatch", {"note": "请尽快"})
    assert dispatched["department_id"] == district.ids["BM1"]
    assert dispatched["due_at"] > dispatched["submitted_at"]
    _entry(district.handler, submitted["number"])
    district.handler.do(f"{path}/accept")
    district.handler.do(f"{path}/extension", {"days": 3, "reason": "需现场勘察"})
    extended = district.dispatcher.do(f"{path}/extension/decision", {"granted": True, "reason": "属实"})
    assert extended["due_at"] > dispatched["due_at"]
    explained = district.handler.get(f"{path}/deadline")
    assert explained["due_at"] == extended["due_at"]
    district.handler.do(f"{path}/answer", {"answer": "已增容。"})
    marks = {"response_time": 5, "result": 5, "attitude": 5, "overall": 5, "comment": "很快"}
    closed = district.contact.do(f"{path}/evaluation", marks)
    assert closed["status"] == "closed"
    history = district.contact.get(f"{path}/history", limit=100)["items"]
    assert len(history) >= 6
    _entry(district.handler, submitted["number"])


def test_a_returned_dispatch_goes_back_to_the_dispatcher_and_on_to_another_department(district: District) -> None:
    request = district.submit("退单改派")
    path = f"/v1/requests/{request['id']}"
    district.dispatcher.do(f"{path}/dispatch")
    district.handler.do(f"{path}/return", {"reason": "属工信局职责"})
    assert district.handler.ask("POST", f"{path}/answer", {"answer": "不归我管"}).status_code == 409
    district.dispatcher.do(f"{path}/redispatch", {"department_id": district.ids["BM2"], "reason": "理由成立"})
    assert district.handler.ask("GET", path).status_code == 404
    assert district.other_handler.do(f"{path}/accept")["department_id"] == district.ids["BM2"]


def test_a_poor_evaluation_goes_to_the_supervisor_who_reopens(district: District) -> None:
    request = district.submit("差评复核")
    path = f"/v1/requests/{request['id']}"
    district.dispatcher.do(f"{path}/dispatch")
    district.handler.do(f"{path}/accept")
    district.handler.do(f"{path}/answer", {"answer": "不予办理。"})
    district.contact.do(f"{path}/evaluation", {"response_time": 1, "result": 1, "attitude": 1, "overall": 1})
    _entry(district.supervisor, request["number"])
    reopened = district.supervisor.do(f"{path}/review", {"decision": "reopen", "reason": "未解决"})
    assert reopened["department_id"] == district.ids["BM1"]


def test_what_one_may_not_see_does_not_exist(district: District) -> None:
    request = district.submit("他人不可见")
    path = f"/v1/requests/{request['id']}"
    assert district.rival.ask("GET", path).status_code == 404
    assert district.handler.ask("GET", path).status_code == 404
    assert district.chief.ask("GET", path).status_code == 200
    assert User(district.stack.url).ask("GET", path).status_code == 401


def test_of_two_dispatchers_at_once_one_wins(district: District) -> None:
    request = district.submit("两人同时派单")
    path = f"/v1/requests/{request['id']}/dispatch"
    answers: list[httpx.Response] = []
    start = threading.Barrier(2)

    def dispatch(user: User) -> None:
        start.wait()
        answers.append(user.ask("POST", path, {}, headers={"If-Match": f'"{request["version"]}"'}))

    users = (district.dispatcher, district.second_dispatcher)
    threads = [threading.Thread(target=dispatch, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    codes = sorted(answer.status_code for answer in answers)
    assert codes[0] == 200, [answer.text for answer in answers]
    assert codes[1] in {409, 412}, [answer.text for answer in answers]


def test_the_same_key_gives_the_same_answer_and_one_request(district: District) -> None:
    body = {"title": "同键重试", "description": "同键重试", "item_id": district.ids["item"]}
    headers = {"Idempotency-Key": f"again-{district.stack.url}"}
    first, second = (district.contact.ask("POST", "/v1/requests", body, headers=headers) for _ in range(2))
    assert first.status_code == second.status_code == 201
    assert first.text == second.text
    other = district.contact.ask("POST", "/v1/requests", {**body, "title": "另一件事"}, headers=headers)
    assert other.status_code == 422
    assert other.json()["type"].endswith("/idempotency-key-reused")


def test_a_new_entry_reaches_a_connected_client_at_once(district: District) -> None:
    seen: list[str] = []
    connected = threading.Event()

    def listen() -> None:
        with district.dispatcher.http.stream("GET", "/v1/live", timeout=30) as stream:
            assert stream.status_code == 200
            connected.set()
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    seen.append(line)
                    if "即时到达" in line:
                        return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    assert connected.wait(10)
    district.submit("即时到达")
    listener.join(30)
    assert any("即时到达" in line for line in seen)


def test_a_closed_session_is_refused_at_once(district: District) -> None:
    user = User(district.stack.url, "rival", district.rival.password)
    assert user.http.get("/v1/me").status_code == 200
    assert user.http.delete("/v1/sessions").status_code == 204
    eventually(lambda: user.http.get("/v1/me").status_code == 401, what="the refusal of the closed session")
    assert district.rival.ask("GET", "/v1/me").status_code == 200
