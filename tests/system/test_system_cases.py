"""Cases over HTTP: an answer to many requests, whatever becomes of the process that gives it."""

from collections import Counter
from typing import Any

import pytest

from tests.system.client import eventually
from tests.system.district import District

MEMBERS = 40


def ended(district: District, job: str) -> dict[str, Any]:
    """A job once it has ended, also while its service starts."""

    def look() -> dict[str, Any] | None:
        answer = district.handler.ask("GET", f"/v1/request-jobs/{job}")
        told: dict[str, Any] = answer.json() if answer.status_code == 200 else {}
        return told if told.get("status") in ("done", "failed") else None

    return eventually(look, seconds=90, what="the end of the job") or {}


@pytest.mark.parametrize("district", ["distributed"], indirect=True)
def test_a_case_whose_process_is_killed_answers_each_request_once(district: District) -> None:
    stack = district.stack
    requests = stack.processes["requests"]
    ids = [district.submit(f"蒸汽压力不足 {number}")["id"] for number in range(MEMBERS)]
    body = {"title": "蒸汽压力不足", "department_id": district.ids["BM1"], "request_ids": ids}
    case = district.dispatcher.do("/v1/cases", body)
    # It dies when all of them have been answered, and nothing of that is committed.
    settings = requests.settings
    requests.stop()
    requests.settings = {**settings, "FAILPOINT": "job.before_commit"}
    stack.start_again("requests")
    answer = district.handler.ask("POST", f"/v1/cases/{case['id']}/answer", {"answer": "主管网增容已完成。"})
    assert answer.status_code == 202, answer.text
    job = answer.json()["id"]
    eventually(lambda: requests.ended_with is not None, what="the death of the process")
    requests.settings = settings
    stack.start_again("requests")
    done = ended(district, job)
    assert (done["status"], done["result"]["done"], done["result"]["refused"]) == ("done", MEMBERS, [])
    for request_id in ids:
        steps = district.dispatcher.get(f"/v1/requests/{request_id}/history")["items"]
        counted = Counter(step["action"] for step in steps)
        assert (counted["accept"], counted["answer"]) == (1, 1)
    seen = district.handler.get(f"/v1/cases/{case['id']}")
    assert (seen["status"], seen["answered"]) == ("answered", MEMBERS)

    def told() -> bool:
        entries = district.contact.get("/v1/inbox", kind="request.answered", limit=100)["items"]
        links = Counter(each["link"] for each in entries)
        return {links[f"/v1/requests/{request_id}"] for request_id in ids} == {1}

    eventually(told, what="the enterprise hears of each answer once")
