"""The writes of the gateway's own: what they ask of services carries the key, so that the services do it once."""

import pytest

from contracts.catalogue import OPERATIONS, OPERATIONS_BY_NAME, SERVICES
from contracts.operation import EACH, Operation
from contracts.roles import Role
from tests.gateway.recorded import calling, unused_id

OWN = [one for one in OPERATIONS if one.service in ("gateway", EACH) and one.path and one.writes]


@pytest.mark.parametrize("operation", OWN, ids=lambda operation: operation.name)
def test_every_service_that_is_asked_to_write_gets_the_key(operation: Operation) -> None:
    path = operation.path or ""
    for name in operation.path_parameters:
        path = path.replace(f"{{{name}}}", SERVICES[0] if name == "service" else unused_id())
    with calling(operations=[operation], clock_movable=True) as call:
        for service, name in OPERATIONS_BY_NAME:
            call.bus.answer(service, name, lambda wire: {"now": "2026-11-21T09:00:00+08:00", "movable": True})
        call.bus.answer("registry", "list_signing_keys", lambda wire: {"keys": [call.bus.signer.public]})
        call.bus.answer("registry", "list_revocations", lambda wire: {"items": []})
        headers = {**call.bus.signer.bearer(Role.OPERATOR), "Idempotency-Key": "once"}
        answer = call(operation.method, path, json=operation.example, headers=headers)
        assert answer.is_success, answer.text
        asked = [wire for service, name, wire, _ in call.bus.calls if OPERATIONS_BY_NAME[service, name].writes]
        assert asked
        assert {wire["idempotency_key"] for wire in asked} == {"once"}
