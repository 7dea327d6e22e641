"""Rotations for tests; the labour office keeps them, three enterprises host in turn."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import rotations
from tests.services.requests.district import District


def set_up(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """A rotation of exchanges of the chain, unless said otherwise."""
    body = {
        "name": "产业微论坛轮值",
        "activity_kind": "exchange",
        "chain_id": str(district.chain),
        "host_ids": [str(each) for each in (district.enterprise, district.neighbour, district.stranger)],
        **given,
    }
    made: dict[str, Any] = district.call(rotations.SET_UP_ROTATION, caller or district.handler, body=body)
    return made


def act(district: District, operation: Operation, rotation: dict[str, Any], **body: Any) -> dict[str, Any]:
    """Skip or swap the next host."""
    done: dict[str, Any] = district.call(
        operation, district.handler, rotation["id"], body={"reason": "厂区停产检修", **body}
    )
    return done


def order(district: District, rotation: dict[str, Any]) -> list[tuple[str, int]]:
    """The hosts from the next one on, each with how many times in a row it was passed over."""
    found = district.call(rotations.GET_ROTATION, district.nobody, rotation["id"])
    at = [each["id"] for each in found["hosts"]].index(found["next_host_id"])
    assert found["next_host_name"] == found["hosts"][at]["name"]
    return [(each["name"], each["passed"]) for each in (*found["hosts"][at:], *found["hosts"][:at])]


def history(district: District, rotation: dict[str, Any]) -> list[dict[str, Any]]:
    """The history of a rotation, the latest first."""
    found = district.call(rotations.LIST_ROTATION_HISTORY, district.nobody, rotation["id"], query={})
    return list(found["items"])


def refused(code: str, district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> Failure:
    """A call that must be refused with this code."""
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    assert caught.value.problem.code == code
    return caught.value
