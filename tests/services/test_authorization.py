"""Who may not call an operation is refused by the service itself, whatever the gateway has let through.

On which objects somebody may call it is tested with each service's own rules.
"""

from collections.abc import Callable
from uuid import uuid4

import pytest

from chassis.calling.actor import ANONYMOUS
from chassis.calling.errors import Failure
from contracts.catalogue import SERVICES, operations_of
from contracts.operation import ANYONE, Operation, SignedIn
from contracts.problem import FORBIDDEN, UNAUTHENTICATED
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor

SERVED = [(service, operation) for service in SERVICES for operation in operations_of(service)]
CLOSED = [(service, operation) for service, operation in SERVED if operation.access != ANYONE]
FOR_SOME = [(service, operation) for service, operation in CLOSED if not isinstance(operation.access, SignedIn)]


def _path(operation: Operation) -> list[str]:
    return [str(uuid4()) for _ in operation.arguments]


def _each(served: list[tuple[str, Operation]]) -> pytest.MarkDecorator:
    names = [f"{service}.{operation.name}" for service, operation in served]
    return pytest.mark.parametrize(("service", "operation"), served, ids=names)


@_each(CLOSED)
def test_nobody_who_is_not_signed_in(
    service: str, operation: Operation, services: Callable[[str], ServiceUnderTest]
) -> None:
    with pytest.raises(Failure) as refused:
        services(service).call(operation, ANONYMOUS, *_path(operation), if_match=1)
    assert refused.value.problem is UNAUTHENTICATED


@_each(FOR_SOME)
def test_nobody_in_another_role(
    service: str, operation: Operation, services: Callable[[str], ServiceUnderTest]
) -> None:
    others = set(Role) - operation.access
    assert others, "an operation for all roles is SIGNED_IN"
    for role in [None, *sorted(others)]:
        somebody = actor((role, uuid4(), uuid4())) if role else actor()
        with pytest.raises(Failure) as refused:
            services(service).call(operation, somebody, *_path(operation), if_match=1)
        assert refused.value.problem is FORBIDDEN, role
