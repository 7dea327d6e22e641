"""How each write of a service is called: what it needs is made first, then the call is told.

A capability brings ``WRITES`` in its ``writes.py``; a write that is declared and has no entry there fails.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from chassis.calling.actor import Actor
from chassis.calling.call import Call
from contracts.catalogue import SERVICES, operations_of
from contracts.operation import Operation
from tests.harness import ServiceUnderTest
from tests.services.capabilities import brought, place

KEY = "7d1f6c1e-once"


@dataclass(frozen=True)
class Write:
    """A call that succeeds; ``other`` are the fields of the body in which another call with its key differs."""

    caller: Actor
    path: tuple[UUID | str, ...] = ()
    body: dict[str, Any] | None = None
    other: dict[str, Any] | None = None
    if_match: int | None = None

    def call(self, operation: Operation) -> Call:
        """The call as the gateway makes it, always with the same Idempotency-Key."""
        return Call(
            path=dict(zip(operation.arguments, map(str, self.path), strict=True)),
            body=self.body,
            actor=self.caller,
            idempotency_key=KEY,
            if_match=self.if_match,
            correlation="test",
        )

    def send(self, service: ServiceUnderTest, operation: Operation) -> dict[str, Any]:
        """Make the call; returns the whole reply."""
        return service.serve(operation, self.call(operation))

    def another(self) -> "Write | None":
        """A call with other content: another body, or another path; ``None`` where there is neither."""
        if self.other:
            return replace(self, body={**(self.body or {}), **self.other})
        if self.path:
            return replace(self, path=(*self.path[:-1], uuid4()))
        return None


Writes = dict[Operation, Callable[[ServiceUnderTest], Write]]


@cache
def writes() -> Writes:
    """What all capabilities bring; none calls what another one calls already."""
    found: Writes = {}
    for folder, module in brought("writes").items():
        twice = sorted(operation.name for operation in module.WRITES.keys() & found.keys())
        assert not twice, f"tests/services/{folder}/writes.py has {twice}, which another writes.py has too"
        found.update(module.WRITES)
    return found


def declared() -> list[tuple[str, Operation]]:
    """Every write at each service that answers it, but those that no call of can succeed there."""
    impossible = {one for module in brought("writes").values() for one in getattr(module, "IMPOSSIBLE", ())}
    pairs = ((service, one) for service in SERVICES for one in operations_of(service) if one.writes)
    return [pair for pair in pairs if pair not in impossible]


def write_of(operation: Operation) -> Callable[[ServiceUnderTest], Write]:
    """What makes a call of an operation possible and tells it; ``AssertionError`` for one that has no entry."""
    found = writes().get(operation)
    assert found is not None, (
        f"{operation.service}.{operation.name} has no entry: add it to WRITES in {place(operation.service, 'writes')}"
    )
    return found


def example_of(operation: Operation, caller: Actor) -> Callable[[ServiceUnderTest], Write]:
    """A call with the example of the contract, and with another name."""
    return lambda _service: Write(caller, body=dict(operation.example or {}), other={"name": "另一个名称"})
