"""All that waits for the caller in one list, over a recorded bus."""

from collections.abc import Iterator
from typing import Any

import pytest

from contracts.roles import Role
from contracts.worklists import LIST_WORK
from tests.gateway.recorded import Caller, calling, unused_id


def item(urgency: str, since: str, due: str | None = None) -> dict[str, Any]:
    return {
        "id": unused_id(), "link": "/v1/x", "number": None, "title": since, "urgency": urgency,
        "since": f"2026-11-{since}T09:00:00+08:00", "due_at": due and f"2026-11-{due}T18:00:00+08:00",
    }  # fmt: skip


def kind(name: str, *items: dict[str, Any], more: int = 0) -> dict[str, Any]:
    counts = {each: sum(item["urgency"] == each for item in items) for each in ("overdue", "due_soon", "other")}
    counts["other"] += more
    return {
        "kind": name, "words": {"zh": "办", "en": "do"}, "resource": name.partition(".")[0], "opens": "/v1/x",
        "counts": {**counts, "total": sum(counts.values())}, "items": list(items),
    }  # fmt: skip


@pytest.fixture
def call() -> Iterator[Caller]:
    with calling((LIST_WORK,)) as caller:
        of_requests = kind("request.review", item("overdue", "12", "20"), item("other", "10", "29"), more=5)
        proposals = kind("proposal.approval", item("due_soon", "20", "24"), item("other", "11"), item("other", "15"))
        venues = kind("venue.owner", item("overdue", "01", "18"), item("other", "01"))
        caller.bus.answer("requests", "list_service_work", lambda wire: {"kinds": [of_requests]})
        caller.bus.answer("registry", "list_service_work", lambda wire: {"kinds": [proposals, venues]})
        yield caller


def test_what_waits_in_all_services_is_one_list_by_urgency(call: Caller) -> None:
    headers = call.bus.signer.bearer(Role.REGISTRAR, Role.SUPERVISOR)
    found = call("GET", "/v1/worklist/items?limit=6", headers=headers).json()
    told = [(each["urgency"], each["title"], each["kind"]) for each in found["items"]]
    assert told == [
        ("overdue", "01", "venue.owner"),
        ("overdue", "12", "request.review"),
        ("due_soon", "20", "proposal.approval"),
        ("other", "10", "request.review"),
        ("other", "01", "venue.owner"),
        ("other", "11", "proposal.approval"),
    ]
    assert (found["items"][0]["words"]["en"], found["items"][0]["resource"]) == ("do", "venue")
    assert found["counts"] == {"overdue": 2, "due_soon": 1, "other": 9, "total": 12}
    assert found["unavailable"] == []


def test_only_services_with_the_kinds_are_asked_and_unknown_ones_are_refused(call: Caller) -> None:
    headers = call.bus.signer.bearer(Role.REGISTRAR, Role.SUPERVISOR)
    call("GET", "/v1/worklist/items?kinds=request.review", headers=headers)
    assert [service for service, name, *_ in call.bus.calls if name == "list_service_work"] == ["requests"]
    for query, field in (("kinds=request.nap", "kinds"), ("limit=201", "limit"), ("limit=0", "limit")):
        answer = call("GET", f"/v1/worklist/items?{query}", headers=headers)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert call.anonymous("GET", "/v1/worklist/items").status_code == 401
