"""Joint handlings for tests: a request with the labour office in the lead and two co-departments, brought so far."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import joint, lifecycle
from tests.services.requests.district import District

WHY = {"reason": "情况属实"}


def co(department: UUID, **more: Any) -> dict[str, Any]:
    """A co-department in the body of a dispatch."""
    return {"department_id": str(department), **more}


def dispatched(district: District, **options: Any) -> dict[str, Any]:
    """A request with the labour office in the lead, and the water and the health office as co-departments."""
    given = [co(district.water, note="请核实用水", working_days=3), co(district.health)]
    return district.move(
        lifecycle.DISPATCH_REQUEST, district.dispatcher, district.submit(**options), co_departments=given
    )


def handling(district: District, **options: Any) -> dict[str, Any]:
    """The same, which the lead has accepted."""
    return district.move(lifecycle.ACCEPT_REQUEST, district.handler, dispatched(district, **options))


def part_of(request: Mapping[str, Any], department: UUID) -> dict[str, Any]:
    """The latest part of a department in a request."""
    found: dict[str, Any] = [each for each in request["parts"] if each["department_id"] == str(department)][-1]
    return found


def act(
    district: District,
    operation: Operation,
    caller: Actor,
    request: Mapping[str, Any],
    part: Mapping[str, Any],
    **body: Any,
) -> dict[str, Any]:
    """Take a step with a part and return it."""
    given = body if operation.body else None
    result: dict[str, Any] = district.call(operation, caller, request["id"], part["id"], body=given)
    return result


def waiting(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    """A request with the part of the water office, which it has not accepted."""
    request = dispatched(district)
    return request, part_of(request, district.water)


def accepted(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same, accepted."""
    request, part = waiting(district)
    return request, act(district, joint.ACCEPT_PART, district.other_handler, request, part)


def returned(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same, returned."""
    request, part = waiting(district)
    return request, act(district, joint.RETURN_PART, district.other_handler, request, part, reason="无此职责")


def extension_asked(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same, for which more time is asked."""
    request, part = accepted(district)
    return request, act(
        district, joint.REQUEST_PART_EXTENSION, district.other_handler, request, part, days=2, reason="需现场勘察"
    )


def done(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same, done."""
    request, part = accepted(district)
    return request, contribute(district, request, part)


def contribute(
    district: District, request: Mapping[str, Any], part: Mapping[str, Any], who: Actor | None = None
) -> dict[str, Any]:
    """Do an accepted part."""
    return act(
        district, joint.CONTRIBUTE_PART, who or district.other_handler, request, part, contribution="用水指标已核实"
    )


def released(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same, released."""
    request, part = waiting(district)
    return request, act(district, joint.RELEASE_PART, district.dispatcher, request, part, reason="主办已自行核实")


def refused_part(
    code: str,
    district: District,
    operation: Operation,
    caller: Actor,
    request: Mapping[str, Any],
    part: Mapping[str, Any],
    **body: Any,
) -> Failure:
    """Take a step with a part that must be refused with this code."""
    with pytest.raises(Failure) as caught:
        act(district, operation, caller, request, part, **body)
    assert caught.value.problem.code == code
    return caught.value
