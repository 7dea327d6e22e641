"""A small office for the tests of proposals: two registrars who are registered, an operator, and a department."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.registry.people import GIVE_POST
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import organization, person, post


@dataclass
class Office:
    """Registrars and an operator with their persons, the department of all, and somebody without a post."""

    registry: ServiceUnderTest
    department: str
    registrar: Actor
    other_registrar: Actor
    operator: Actor
    somebody: str

    def proposed_post(self, kind: str = "supervisor", **content: Any) -> dict[str, Any]:
        """A proposal of the registrar that somebody be given a role of trust."""
        return self.propose(GIVE_POST, **{"kind": kind, "person_id": self.somebody, **content})

    def propose(self, operation: Operation, *path: UUID | str, who: Actor | None = None, **body: Any) -> dict[str, Any]:
        """The answer to a call of the registrar."""
        if operation is GIVE_POST:
            body.setdefault("organization_id", self.department)
        return dict(self.registry.call(operation, who or self.registrar, *path, body=body))

    def holder(self, code: str, kind: Role, **content: Any) -> tuple[str, Actor]:
        """A person with a post of this kind at the department, and as whom that person acts."""
        made = person(self.registry, code)["id"]
        post(self.registry, kind.value, made, self.department, **content)
        return made, actor((kind, self.department), person=UUID(made))


def office(registry: ServiceUnderTest) -> Office:
    """The office."""
    department = organization(registry, "BM90", "department")["id"]
    found = Office(registry, department, actor(), actor(), actor(), person(registry, "RY99")["id"])
    found.registrar = found.holder("DJ1", Role.REGISTRAR)[1]
    found.other_registrar = found.holder("DJ2", Role.REGISTRAR)[1]
    found.operator = found.holder("PT1", Role.OPERATOR)[1]
    return found
