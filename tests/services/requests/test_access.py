"""Who may call what, and who sees which requests."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import ANONYMOUS
from chassis.calling.errors import Failure
from contracts.catalogue import OPERATIONS
from contracts.operation import Carries, Operation
from contracts.requests import catalog, lifecycle, reading, reports
from contracts.roles import ALL_ROLES, Role
from tests.harness import actor
from tests.services.capabilities import brought, place
from tests.services.requests.district import GOOD, District, refused

# Each capability brings who may call its operations.
CALLERS = {
    operation: roles
    for module in brought("callers", "requests").values()
    for operation, roles in module.CALLERS.items()
}
STEPS = [value for value in vars(lifecycle).values() if isinstance(value, Operation) and value.path_parameters]
# A supervisor's post is for every request, so there is no supervisor of another one.
BOUND_STEPS = [operation for operation in STEPS if operation is not lifecycle.REVIEW_REQUEST]


def test_every_operation_of_the_service_is_listed() -> None:
    own = [operation for operation in OPERATIONS if operation.service == "requests"]
    # Where the content of a file is carried, the gateway asks the service by other operations.
    public = {operation for operation in own if operation.path and operation.carries is Carries.NOTHING}
    missing = sorted(operation.name for operation in public - set(CALLERS))
    assert not missing, f"{', '.join(missing)}: no entry; add it to CALLERS in {place('requests', 'callers')}"
    assert set(CALLERS) <= public


@pytest.mark.parametrize("operation", CALLERS, ids=lambda operation: operation.name)
def test_only_the_roles_listed_may_call_it(district: District, operation: Operation) -> None:
    path = [UUID(int=1) for _ in operation.path_parameters]
    content: dict[str, Any] = {"body": operation.example} if operation.body else {"query": {}}
    for role in sorted(ALL_ROLES - set(CALLERS[operation])):
        caller = actor((role, UUID(int=2), UUID(int=3)))
        with pytest.raises(Failure) as caught:
            district.call(operation, caller, *path, **content)
        assert caught.value.problem.code == "forbidden", role
    with pytest.raises(Failure) as caught:
        district.call(operation, ANONYMOUS, *path, **content)
    assert caught.value.problem.code == "unauthenticated"


def test_a_person_without_a_post_sees_the_catalog_and_no_requests(district: District) -> None:
    assert district.call(catalog.GET_CATALOG, district.nobody, query={})["classes"]
    for operation in (reading.LIST_REQUESTS, reports.GET_REQUEST_FIGURES):
        with pytest.raises(Failure) as caught:
            district.call(operation, district.nobody, query={})
        assert caught.value.problem.code == "forbidden"


SEES = ["contact", "handler", "dispatcher", "park_dispatcher", "chief", "supervisor", "operator"]
SEES_NOT = [
    "neighbour_contact",
    "stranger_contact",
    "other_handler",
    "other_dispatcher",
    "other_park_dispatcher",
    "other_chief",
]


@pytest.mark.parametrize("who", SEES)
def test_who_is_concerned_sees_the_request(district: District, who: str) -> None:
    request, caller = district.dispatched(), getattr(district, who)
    assert district.see(request, caller)["id"] == request["id"]
    listed = district.call(reading.LIST_REQUESTS, caller, query={})["items"]
    assert [entry["id"] for entry in listed] == [request["id"]]
    assert district.call(reading.LIST_REQUEST_HISTORY, caller, request["id"], query={})["items"]
    assert district.call(reading.GET_REQUEST_DEADLINE, caller, request["id"])["due_at"]
    assert district.call(reports.GET_REQUEST_FIGURES, caller, query={})["totals"]["received"] == 1


@pytest.mark.parametrize("who", SEES_NOT)
def test_to_everybody_else_there_is_no_such_request(district: District, who: str) -> None:
    request, caller = district.dispatched(), getattr(district, who)
    for operation in (reading.GET_REQUEST, reading.GET_REQUEST_DEADLINE):
        with pytest.raises(Failure) as caught:
            district.call(operation, caller, request["id"])
        assert caught.value.problem.code == "not-found"
    with pytest.raises(Failure) as caught:
        district.call(reading.LIST_REQUEST_HISTORY, caller, request["id"], query={})
    assert caught.value.problem.code == "not-found"
    assert district.call(reading.LIST_REQUESTS, caller, query={})["items"] == []
    assert district.call(reports.GET_REQUEST_FIGURES, caller, query={})["totals"]["received"] == 0


@pytest.mark.parametrize("operation", STEPS, ids=lambda operation: operation.name)
def test_nobody_takes_a_step_with_a_request_that_is_not_theirs(district: District, operation: Operation) -> None:
    request = district.dispatched()
    for who in SEES_NOT:
        caller = getattr(district, who)
        if operation.admits(caller.roles, signed_in=True):
            refused("not-found", district, operation, caller, request, **(operation.example or {}))


@pytest.mark.parametrize("operation", BOUND_STEPS, ids=lambda operation: operation.name)
def test_who_sees_a_request_in_another_role_may_not_take_the_step(district: District, operation: Operation) -> None:
    request = district.dispatched()
    # A supervisor takes a dispatcher's step only while no dispatcher can act.
    role = Role.DISPATCHER if Role.DISPATCHER in operation.access else min(operation.access, key=list(Role).index)
    # The role is held, but elsewhere; what lets the person see the request is another one.
    caller = actor((role, UUID(int=2), UUID(int=3)), (Role.OPERATOR, UUID(int=4)))
    failure = refused("forbidden", district, operation, caller, request, **(operation.example or {}))
    assert str(failure.params["roles_en"]).startswith(role.words.en)
    assert f"({role.words.en}) is not responsible" in str(failure.params["but_en"])


def test_before_the_dispatch_no_department_sees_the_request(district: District) -> None:
    request = district.submit()
    with pytest.raises(Failure) as caught:
        district.see(request, district.handler)
    assert caught.value.problem.code == "not-found"


def test_the_history_tells_in_which_post_each_step_was_taken(district: District) -> None:
    request = district.move(lifecycle.DISPATCH_REQUEST, district.park_dispatcher, district.submit())
    entry = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"][-1]
    assert (entry["role"], entry["organization_id"]) == ("dispatcher", str(district.park))
    assert entry["organization_name"] == "滨海园区"
    assert entry["person_id"] == district.park_dispatcher.person_id


def test_an_evaluation_belongs_to_the_enterprise_that_asked(district: District) -> None:
    request = district.answered()
    refused("not-found", district, lifecycle.EVALUATE_REQUEST, district.neighbour_contact, request, **GOOD)
