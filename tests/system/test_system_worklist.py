"""What waits for somebody, over HTTP, in both forms of the platform."""

from typing import Any

from tests.system.client import User
from tests.system.district import District


def _waiting(user: User, **query: Any) -> dict[str, dict[str, Any]]:
    found = user.get("/v1/worklist", **query)
    assert found["unavailable"] == []
    assert found["counts"]["total"] == sum(kind["counts"]["total"] for kind in found["kinds"])
    return {kind["kind"]: kind for kind in found["kinds"]}


def test_the_worklist_follows_a_request_from_hand_to_hand(district: District) -> None:
    before = _waiting(district.dispatcher, counts_only=True)["request.dispatch"]["counts"]["total"]
    request = district.submit("待办")
    path = f"/v1/requests/{request['id']}"
    kind = _waiting(district.dispatcher)["request.dispatch"]
    assert kind["counts"]["total"] == before + 1
    listed = district.dispatcher.get(kind["opens"], limit=100)["items"]
    assert {item["id"] for item in kind["items"]} <= {item["id"] for item in listed}
    (item,) = (item for item in listed if item["id"] == request["id"])
    assert item["actions"] == ["dispatch"]
    assert (item["chain_name"], item["park_name"]) == ("生物医药", "蓝谷产业园")
    district.dispatcher.do(f"{path}/dispatch")
    assert request["id"] not in {item["id"] for item in district.dispatcher.get(kind["opens"], limit=100)["items"]}
    accepting = _waiting(district.handler)["request.acceptance"]
    assert path in {item["link"] for item in accepting["items"]}
    # Nobody else is told of it, and whoever has nothing to do has no kinds of work.
    assert path not in {item["link"] for kind in _waiting(district.other_handler).values() for item in kind["items"]}
    assert _waiting(district.chief) == {}
    assert {name.split(".")[0] for name in _waiting(district.operator)} == {"proposal", "venue"}
    assert User(district.stack.url).ask("GET", "/v1/worklist").status_code == 401
