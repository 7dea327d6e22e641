"""Saved views: what can be saved, who reads and changes them, one default for each list."""

from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.problem import CHANGED, FORBIDDEN, INVALID, NOT_FOUND, Problem
from contracts.registry.views import (
    CHANGE_VIEW,
    DELETE_VIEW,
    GET_VIEW,
    LIST_VIEWS,
    MOST_VIEWS,
    NOT_YOUR_VIEW,
    SAVE_VIEW,
    TOO_MANY_VIEWS,
    VIEW_NAME_TAKEN,
)
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import OPERATOR, organization
from tests.services.registry.views.writes import saved, somebody

PERSONS = {"name": "人员", "operation": "list_persons"}


def listed(registry: ServiceUnderTest, caller: Actor, **query: Any) -> list[str]:
    return [view["name"] for view in registry.call(LIST_VIEWS, caller, query=query)["items"]]


def refused(
    registry: ServiceUnderTest, problem: Problem, operation: Any, caller: Actor, *path: Any, **more: Any
) -> Any:
    with pytest.raises(Failure) as caught:
        registry.call(operation, caller, *path, **more)
    assert caught.value.problem is problem
    return caught.value.errors


def test_a_view_holds_how_its_owner_looks_at_a_list(registry: ServiceUnderTest) -> None:
    owner = somebody(registry)
    made = saved(
        registry, owner, filters={"status": ["submitted"], "overdue": True}, sort="due_at", columns=["number", "title"]
    )
    assert registry.call(GET_VIEW, owner, made["id"]) == made
    assert made["mine"]
    assert made["owner"]["id"] == owner.person_id
    changed = registry.call(CHANGE_VIEW, owner, made["id"], body={"columns": ["title"]}, if_match=made["version"])
    assert (changed["columns"], changed["filters"]) == (["title"], made["filters"])
    refused(registry, CHANGED, CHANGE_VIEW, owner, made["id"], body={"name": "迟了"}, if_match=made["version"])
    saved(registry, owner, name="课程", operation="list_courses", columns=["title"])
    assert listed(registry, owner) == ["视图", "课程"]
    assert listed(registry, owner, operation="list_courses") == ["课程"]
    registry.call(DELETE_VIEW, owner, made["id"])
    assert listed(registry, owner) == ["课程"]
    refused(registry, NOT_FOUND, GET_VIEW, owner, made["id"])


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        ({"operation": "list_nothing"}, {"operation"}),
        ({"operation": "list_persons"}, {"operation"}),
        ({"operation": "get_request"}, {"operation"}),
        ({"filters": {"colour": "red"}}, {"filters.colour"}),
        ({"filters": {"status": ["lost"], "overdue": "maybe"}}, {"filters.status.0", "filters.overdue"}),
        ({"filters": {"limit": 5, "sort": "due_at"}}, {"filters.limit", "filters.sort"}),
        ({"sort": "colour"}, {"sort"}),
        ({"operation": "list_courses", "sort": "title"}, {"sort"}),
        ({"columns": ["title", "colour", "title"]}, {"columns.1", "columns.2"}),
    ],
)
def test_what_the_list_does_not_have_is_refused(
    registry: ServiceUnderTest, content: dict[str, Any], fields: set[str]
) -> None:
    owner = somebody(registry)
    with pytest.raises(Failure) as caught:
        saved(registry, owner, **content)
    assert caught.value.problem is INVALID
    assert {error["field"] for error in caught.value.errors} == fields
    assert listed(registry, owner) == []
    if "operation" not in content:
        made = saved(registry, owner)
        refused(registry, INVALID, CHANGE_VIEW, owner, made["id"], body=content, if_match=made["version"])


def test_a_shared_view_is_read_by_holders_of_the_role_within_reach_and_changed_by_its_owner(
    registry: ServiceUnderTest,
) -> None:
    park = organization(registry, "YQ70", "park")["id"]
    owner, colleague = (somebody(registry, code, place=park) for code in ("RY71", "RY72"))
    elsewhere, contact = somebody(registry, "RY73"), actor((Role.ENTERPRISE_CONTACT, park))
    own = saved(registry, owner, name="自用")
    shared = saved(registry, owner, name="共享", shared_with="dispatcher")
    assert listed(registry, colleague) == ["共享"]
    assert not registry.call(GET_VIEW, colleague, shared["id"])["mine"]
    for caller in (elsewhere, contact):
        assert listed(registry, caller) == []
        refused(registry, NOT_FOUND, GET_VIEW, caller, shared["id"])
        refused(registry, NOT_FOUND, DELETE_VIEW, caller, shared["id"])
    change = {"body": {"name": "改名"}, "if_match": shared["version"]}
    refused(registry, NOT_YOUR_VIEW, CHANGE_VIEW, colleague, shared["id"], **change)
    refused(registry, NOT_YOUR_VIEW, DELETE_VIEW, colleague, shared["id"])
    refused(registry, NOT_FOUND, CHANGE_VIEW, OPERATOR, own["id"], **change)
    assert registry.call(CHANGE_VIEW, OPERATOR, shared["id"], **change)["name"] == "改名"
    version = registry.call(GET_VIEW, owner, shared["id"])["version"]
    registry.call(CHANGE_VIEW, owner, shared["id"], body={"shared_with": None}, if_match=version)
    assert listed(registry, colleague) == []
    assert NOT_YOUR_VIEW.status == FORBIDDEN.status


def test_a_list_has_one_default_for_each_person(registry: ServiceUnderTest) -> None:
    owner, other = somebody(registry, "RY81"), somebody(registry, "RY82")
    first = saved(registry, owner, name="甲", default=True)
    courses = saved(registry, owner, name="课程", operation="list_courses", default=True)
    others = saved(registry, other, name="乙", default=True)
    second = saved(registry, owner, name="丙", default=True)

    def defaults(caller: Actor) -> list[str]:
        found = registry.call(LIST_VIEWS, caller, query={})["items"]
        return [view["id"] for view in found if view["default"]]

    assert defaults(owner) == [courses["id"], second["id"]]
    assert defaults(other) == [others["id"]]
    version = registry.call(GET_VIEW, owner, first["id"])["version"]
    registry.call(CHANGE_VIEW, owner, first["id"], body={"default": True}, if_match=version)
    assert defaults(owner) == [first["id"], courses["id"]]


def test_a_view_is_shared_with_those_alone_who_may_read_the_list(registry: ServiceUnderTest) -> None:
    owner = somebody(registry, "RY91", Role.REGISTRAR)
    errors = refused(registry, INVALID, SAVE_VIEW, owner, body={**PERSONS, "shared_with": "enterprise_contact"})
    assert [error["field"] for error in errors] == ["shared_with"]
    made = saved(registry, owner, **{**PERSONS, "shared_with": "operator"})
    change = {"body": {"shared_with": "department_handler"}, "if_match": made["version"]}
    refused(registry, INVALID, CHANGE_VIEW, owner, made["id"], **change)


def test_a_list_has_one_view_of_a_name_for_each_person(registry: ServiceUnderTest) -> None:
    owner, other = somebody(registry, "RY94"), somebody(registry, "RY95")
    first = saved(registry, owner, name="待办")
    saved(registry, owner, name="待办", operation="list_courses")
    saved(registry, other, name="待办")
    body = {"name": "待办", "operation": "list_requests"}
    refused(registry, VIEW_NAME_TAKEN, SAVE_VIEW, owner, body=body)
    second = saved(registry, owner, name="其他")
    change = {"body": {"name": "待办"}, "if_match": second["version"]}
    refused(registry, VIEW_NAME_TAKEN, CHANGE_VIEW, owner, second["id"], **change)
    same = {"body": {"name": "待办", "columns": ["title"]}, "if_match": first["version"]}
    assert registry.call(CHANGE_VIEW, owner, first["id"], **same)["columns"] == ["title"]


def test_nobody_saves_more_than_so_many(registry: ServiceUnderTest) -> None:
    owner = somebody(registry)
    for number in range(MOST_VIEWS):
        saved(registry, owner, name=f"视图{number}")
    with pytest.raises(Failure) as caught:
        saved(registry, owner)
    assert caught.value.problem is TOO_MANY_VIEWS


def test_who_may_read_a_view_is_told_that_it_has_changed(registry: ServiceUnderTest) -> None:
    park = organization(registry, "YQ80", "park")["id"]
    owner = somebody(registry, "RY81", place=park)
    own = saved(registry, owner, name="自用", default=True)
    shared = saved(registry, owner, name="共享", shared_with="dispatcher", default=True)
    change = {"body": {"shared_with": None}, "if_match": shared["version"]}
    registry.call(CHANGE_VIEW, owner, shared["id"], **change)
    registry.call(DELETE_VIEW, owner, own["id"])
    told = [event for event in registry.emitted() if event["type"].startswith("view.")]
    assert {event["data"]["owner_id"] for event in told} == {owner.person_id}
    within = ["dispatcher/" + park, "operator"]
    assert [(event["type"], event["subject"], event["data"]["readers"]) for event in told] == [
        ("view.saved.v1", own["id"], []),
        # It is the default no more.
        ("view.changed.v1", own["id"], []),
        ("view.saved.v1", shared["id"], within),
        # Those are told a last time whom it is no longer shared with.
        ("view.changed.v1", shared["id"], within),
        ("view.deleted.v1", own["id"], []),
    ]
    assert [event["data"]["version"] for event in told] == [2, 3, 2, 3, 3]


def test_whom_a_view_is_shared_with_is_told_so_by_the_same_rule_as_it_is_read(registry: ServiceUnderTest) -> None:
    for owner in (somebody(registry, "RY82"), somebody(registry, "RY83", Role.REGISTRAR)):
        made = saved(registry, owner, name="共享", operation="list_courses", shared_with="dispatcher")
        (event,) = [one for one in registry.emitted("view.saved.v1") if one["subject"] == made["id"]]
        places = {post.partition("/")[2] for post in event["data"]["readers"] if post.startswith("dispatcher")}
        for place in (*(post.organization_id for post in owner.posts), str(uuid4())):
            reads = listed(registry, actor((Role.DISPATCHER, place))) == ["共享"]
            assert reads == ("" in places or place in places)
        registry.call(DELETE_VIEW, owner, made["id"])
