"""A call of every write of API keys."""

from typing import Any

from chassis.calling.actor import ANONYMOUS, Actor
from contracts.registry import api_keys
from tests.harness import ServiceUnderTest
from tests.services.registry.api_keys.programs import made, operator_of, owner
from tests.services.writes import Write, Writes


def create_api_key(registry: ServiceUnderTest) -> Write:
    return Write(operator_of(registry), body=_body(registry), other={"name": "另一个"})


def _body(registry: ServiceUnderTest) -> dict[str, Any]:
    person_id, place = owner(registry)
    return {
        "name": "办公系统",
        "person_id": person_id,
        "organization_id": place,
        "roles": ["department_handler"],
        "operations": ["list_requests"],
        "expires_on": registry.now().date().isoformat(),
    }


def revoke_api_key(registry: ServiceUnderTest) -> Write:
    operator: Actor = operator_of(registry)
    return Write(operator, (made(registry, operator, *owner(registry))["id"],))


def exchange_api_key(registry: ServiceUnderTest) -> Write:
    operator, (person_id, place) = operator_of(registry), owner(registry)
    first, second = (made(registry, operator, person_id, place)["key"] for _ in range(2))
    return Write(ANONYMOUS, body={"key": first}, other={"key": second})


WRITES: Writes = {
    api_keys.CREATE_API_KEY: create_api_key,
    api_keys.REVOKE_API_KEY: revoke_api_key,
    api_keys.EXCHANGE_API_KEY: exchange_api_key,
}
