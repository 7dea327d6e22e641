"""A call of every write of saved views."""

from typing import Any
from uuid import UUID

from chassis.calling.actor import Actor
from contracts.registry.views import CHANGE_VIEW, DELETE_VIEW, SAVE_VIEW
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import organization, person, post
from tests.services.writes import Write, Writes


def somebody(registry: ServiceUnderTest, code: str = "RY51", kind: Role = Role.DISPATCHER, place: str = "") -> Actor:
    """Somebody registered who holds a post."""
    place = place or organization(registry, f"YQ{code}", "park")["id"]
    made = person(registry, code)["id"]
    post(registry, kind.value, made, place)
    return actor((kind, place), person=UUID(made))


def saved(registry: ServiceUnderTest, owner: Actor, **content: Any) -> dict[str, Any]:
    """A view that somebody has saved."""
    body = {"name": "视图", "operation": "list_requests", **content}
    return dict(registry.call(SAVE_VIEW, owner, body=body))


def save_view(registry: ServiceUnderTest) -> Write:
    return Write(somebody(registry), body=dict(SAVE_VIEW.example or {}), other={"name": "另一个名称"})


def change_view(registry: ServiceUnderTest) -> Write:
    owner = somebody(registry)
    made = saved(registry, owner)
    return Write(owner, (made["id"],), {"name": "改名"}, {"name": "另一个名称"}, made["version"])


def delete_view(registry: ServiceUnderTest) -> Write:
    owner = somebody(registry)
    return Write(owner, (saved(registry, owner)["id"],))


WRITES: Writes = {SAVE_VIEW: save_view, CHANGE_VIEW: change_view, DELETE_VIEW: delete_view}
