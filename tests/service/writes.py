"""How each write of a service is called: what it needs is made first, then the call is told.

A write that is declared has an entry in the table of its service, or ``test_idempotency`` names it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from chassis.actor import Actor
from chassis.call import Call
from contracts.operation import Operation
from contracts.platform import CLOCK_OPERATIONS
from contracts.roles import Role
from tests.service.harness import ServiceUnderTest, actor

SOMEBODY_IN_CHARGE = actor((Role.OPERATOR, uuid4()))


@dataclass(frozen=True)
class Write:
    """A call that succeeds; ``other`` are the fields of the body in which another call with its key differs."""

    caller: Actor
    path: tuple[UUID | str, ...] = ()
    body: dict[str, Any] | None = None
    other: dict[str, Any] | None = None
    if_match: int | None = None

    def call(self, operation: Operation, key: str) -> Call:
        """The call as the gateway makes it."""
        return Call(
            path=dict(zip(operation.path_parameters, map(str, self.path), strict=True)),
            body=self.body,
            actor=self.caller,
            idempotency_key=key,
            if_match=self.if_match,
            correlation="test",
        )

    def another(self) -> "Write | None":
        """A call with other content: another body, or another path; ``None`` where there is neither."""
        if self.other:
            return replace(self, body={**(self.body or {}), **self.other})
        if self.path:
            return replace(self, path=(*self.path[:-1], uuid4()))
        return None


Writes = dict[Operation, Callable[[ServiceUnderTest], Write]]


def _move_time(_service: ServiceUnderTest) -> Write:
    moments = ("2027-03-01T09:00:00+08:00", "2027-03-02T09:00:00+08:00")
    return Write(SOMEBODY_IN_CHARGE, body={"now": moments[0]}, other={"now": moments[1]})


# What every service has.
COMMON: Writes = {move_time: _move_time for _, move_time in CLOCK_OPERATIONS.values()}
